package dev.parley.api;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.parley.call.PhoneNumber;
import dev.parley.schedule.DialledNumber;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as people write it, read. What can never be dialled, such as an emergency number,
 * is not one.
 *
 * @param number in E.164 form
 * @param region the country of the number, such as {@code US}; null for one of no country
 */
record PhoneText(PhoneNumber number, @Nullable String region) {
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final Pattern CALLING_CODE = Pattern.compile("\\+?([0-9]{1,3})");
  private static final Pattern DIGITS = Pattern.compile("\\s*[1-9(][0-9\\s().\\-/]*");
  private static final String UNKNOWN_REGION = "ZZ";

  /** A plus sign and fifteen digits (ITU-T E.164). */
  private static final int LONGEST_E164 = 16;

  /**
   * Reads a number. Without a plus sign and without a country, digits that begin with a calling
   * code are taken for an international number, such as 14155550100.
   *
   * @param countryCode a region or a calling code, the country of local forms; null if not known
   * @throws ApiException 400 if either is not understood
   */
  static PhoneText parse(String text, @Nullable String countryCode) {
    String region =
        countryCode == null || countryCode.isBlank() ? UNKNOWN_REGION : region(countryCode.strip());
    try {
      String e164 = UTIL.format(parsed(text, region), PhoneNumberFormat.E164);
      if (e164.length() > LONGEST_E164) {
        throw invalid(text, "it has more than 15 digits");
      }
      DialledNumber number = DialledNumber.of(new PhoneNumber(e164));
      if (!number.kind().dialable()) {
        throw invalid(text, "it is " + number.kind().words());
      }
      return new PhoneText(number.number(), number.country());
    } catch (NumberParseException e) {
      throw invalid(
          text,
          e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
              ? "its country is not known; start it with a plus sign and the calling code, or give"
                  + " country_code"
              : "it is not a phone number");
    }
  }

  private static Phonenumber.PhoneNumber parsed(String text, String region)
      throws NumberParseException {
    Phonenumber.PhoneNumber abroad =
        DIGITS.matcher(text).matches() ? valid("+" + text, null) : null;
    if (abroad == null) {
      return UTIL.parse(text, region);
    }
    if (region.equals(UNKNOWN_REGION)) {
      // Ten digits are how North America writes its own numbers.
      Phonenumber.PhoneNumber american = valid(text, "US");
      if (american != null && !american.equals(abroad)) {
        throw ambiguous(text, american, abroad);
      }
      return abroad;
    }
    Phonenumber.PhoneNumber local = UTIL.parse(text, region);
    if (!UTIL.isValidNumber(local) && !local.equals(abroad)) {
      throw ApiException.invalid(
          "phone_number",
          "The phone number \"%s\" is none of %s, the country_code, but would be one with a plus sign: write %s if you mean that."
              .formatted(ApiException.shortened(text), region, shown(abroad)));
    }
    return local;
  }

  /** The number if it is one in use, null if not. */
  private static Phonenumber.@Nullable PhoneNumber valid(String text, @Nullable String region) {
    try {
      Phonenumber.PhoneNumber number = UTIL.parse(text, region == null ? UNKNOWN_REGION : region);
      return UTIL.isValidNumber(number) ? number : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static ApiException ambiguous(
      String text, Phonenumber.PhoneNumber one, Phonenumber.PhoneNumber other) {
    return ApiException.invalid(
        "phone_number",
        "The phone number \"%s\" may be %s or %s: start it with the plus sign, or give country_code."
            .formatted(ApiException.shortened(text), shown(one), shown(other)));
  }

  private static String shown(Phonenumber.PhoneNumber number) {
    return UTIL.format(number, PhoneNumberFormat.INTERNATIONAL);
  }

  private static String region(String code) {
    var calling = CALLING_CODE.matcher(code);
    String region =
        calling.matches()
            ? UTIL.getRegionCodeForCountryCode(Integer.parseInt(calling.group(1)))
            : code.toUpperCase(Locale.ROOT);
    if (!UTIL.getSupportedRegions().contains(region)) {
      throw ApiException.invalid(
          "country_code",
          "The country code \"%s\" is neither a region, such as US, nor a calling code, such as +1."
              .formatted(ApiException.shortened(code)));
    }
    return region;
  }

  private static ApiException invalid(String text, String why) {
    return ApiException.invalid(
        "phone_number",
        "The phone number \"%s\" cannot be called: %s."
            .formatted(ApiException.shortened(text), why));
  }
}
