package dev.parley.schedule;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.parley.call.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a number before it is dialled.
 *
 * @param country the region it belongs to, such as {@code US}; null for a network of no country
 */
public record DialledNumber(PhoneNumber number, NumberKind kind, @Nullable String country) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();
  private static final String NO_COUNTRY = "001";
  private static final String UNKNOWN_COUNTRY = "ZZ";

  /** Looks a number up in the numbering plans of the world. */
  public static DialledNumber of(PhoneNumber number) {
    Phonenumber.PhoneNumber parsed;
    try {
      parsed = NUMBERS.parse(number.e164(), UNKNOWN_COUNTRY);
    } catch (NumberParseException e) {
      return new DialledNumber(number, NumberKind.UNREACHABLE, null);
    }
    String region = NUMBERS.getRegionCodeForNumber(parsed);
    if (region == null) {
      region = NUMBERS.getRegionCodeForCountryCode(parsed.getCountryCode());
    }
    boolean nowhere = region.equals(NO_COUNTRY) || region.equals(UNKNOWN_COUNTRY);
    return new DialledNumber(number, kind(parsed, region), nowhere ? null : region);
  }

  private static NumberKind kind(Phonenumber.PhoneNumber number, String region) {
    if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      return incomplete(number, region);
    }
    return switch (number.getCountryCode()) {
      case 870, 881, 882, 883, 888 -> NumberKind.SATELLITE;
      case 878 -> NumberKind.PERSONAL;
      case 979 -> NumberKind.PREMIUM;
      default -> {
        PhoneNumberType type = NUMBERS.getNumberType(number);
        yield type == PhoneNumberType.UNKNOWN ? unlisted(number, region) : kind(type);
      }
    };
  }

  private static NumberKind incomplete(Phonenumber.PhoneNumber number, String region) {
    if (reachesEmergency(number, region)) {
      return NumberKind.EMERGENCY;
    }
    return SHORT.isValidShortNumberForRegion(number, region)
        ? NumberKind.SHORT_CODE
        : NumberKind.UNREACHABLE;
  }

  /**
   * A number of possible length that no plan lists. It may be of a range that is new, so it counts
   * as ordinary, unless an exchange that stops listening after the last digit it needs would
   * connect it to something else.
   */
  private static NumberKind unlisted(Phonenumber.PhoneNumber number, String region) {
    if (reachesEmergency(number, region)) {
      return NumberKind.EMERGENCY;
    }
    if (SHORT.isValidShortNumberForRegion(number, region)) {
      return NumberKind.SHORT_CODE;
    }
    var shorter = new Phonenumber.PhoneNumber().mergeFrom(number);
    return NUMBERS.truncateTooLongNumber(shorter)
        ? kind(NUMBERS.getNumberType(shorter))
        : NumberKind.ORDINARY;
  }

  private static boolean reachesEmergency(Phonenumber.PhoneNumber number, String region) {
    return SHORT.connectsToEmergencyNumber(NUMBERS.getNationalSignificantNumber(number), region);
  }

  private static NumberKind kind(PhoneNumberType type) {
    return switch (type) {
      case PREMIUM_RATE -> NumberKind.PREMIUM;
      case SHARED_COST -> NumberKind.SHARED_COST;
      case PERSONAL_NUMBER -> NumberKind.PERSONAL;
      case PAGER -> NumberKind.PAGER;
      case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, TOLL_FREE, VOIP, UAN, VOICEMAIL, UNKNOWN ->
          NumberKind.ORDINARY;
    };
  }
}
