package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.parley.call.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialledNumberTest {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "+12025550143, ORDINARY, US",
        "+4930901820, ORDINARY, DE",
        "+4916012345678, ORDINARY, DE",
        "+18095551234, ORDINARY, DO",
        "+18002345678, ORDINARY, US",
        "+80012345678, ORDINARY, -",
        // Of no region, and perhaps of a range that is new.
        "+15551234567, ORDINARY, US",
        "+10000000000, ORDINARY, US",
        // Delhi, whose code begins like an emergency number.
        "+911123456789, ORDINARY, IN",
        "+19005551234, PREMIUM, US",
        "+499001123456, PREMIUM, DE",
        "+33892123456, PREMIUM, FR",
        "+979123456789, PREMIUM, -",
        "+49180512345, SHARED_COST, DE",
        "+80812345678, SHARED_COST, -",
        "+447012345678, PERSONAL, GB",
        "+870773111632, SATELLITE, -",
        "+881612345678, SATELLITE, -",
        "+882130000000, SATELLITE, -",
        "+883510000000000, SATELLITE, -",
        "+15550100, UNREACHABLE, US",
        "+1202, UNREACHABLE, US",
        "+999123456, UNREACHABLE, -",
        "+4911833, SHORT_CODE, DE",
        "+44118118, SHORT_CODE, GB",
        "+1911, EMERGENCY, US",
        "+49110, EMERGENCY, DE",
        "+49112, EMERGENCY, DE",
        "+44999, EMERGENCY, GB",
        "+61000, EMERGENCY, AU",
        "+358112, EMERGENCY, FI"
      })
  void knowsWhatANumberIs(String e164, NumberKind kind, @Nullable String country) {
    DialledNumber number = DialledNumber.of(new PhoneNumber(e164));
    assertThat(number.kind()).isEqualTo(kind);
    assertThat(number.country()).isEqualTo(country);
  }

  @ParameterizedTest
  @CsvSource({
    // The exchange connects after 110 or 911 and hears no more.
    "+4911012345, EMERGENCY",
    "+19115551234, EMERGENCY",
    "+44999123456, EMERGENCY",
    // One digit more than the premium number has.
    "+4990011234567, PREMIUM"
  })
  void isNotDeceivedByDigitsTooMany(String e164, NumberKind kind) {
    assertThat(DialledNumber.of(new PhoneNumber(e164)).kind()).isEqualTo(kind);
  }

  @Test
  void dialsNoEmergencyNumberOfAnyCountry() {
    ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
    int tried = 0;
    for (String region : NUMBERS.getSupportedRegions()) {
      for (int i = 0; i < 10_000; i++) {
        String digits = i < 1000 ? "%03d".formatted(i) : Integer.toString(i);
        if (shortNumbers.isEmergencyNumber(digits, region)) {
          String e164 = "+" + NUMBERS.getCountryCodeForRegion(region) + digits;
          assertThat(DialledNumber.of(new PhoneNumber(e164)).kind().dialable())
              .as("%s in %s", digits, region)
              .isFalse();
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(500);
  }

  private static boolean possible(Phonenumber.PhoneNumber number) {
    return NUMBERS.isPossibleNumberWithReason(number)
        == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
  }

  @Test
  void dialsWhatPeopleHaveInEveryCountry() {
    for (String region : NUMBERS.getSupportedRegions()) {
      for (PhoneNumberType type : PhoneNumberType.values()) {
        Phonenumber.PhoneNumber example = NUMBERS.getExampleNumberForType(region, type);
        // Some are dialled only within their country.
        if (example != null && possible(example)) {
          DialledNumber number =
              DialledNumber.of(
                  new PhoneNumber(NUMBERS.format(example, PhoneNumberUtil.PhoneNumberFormat.E164)));
          NumberKind kind =
              switch (NUMBERS.getNumberType(example)) {
                case PREMIUM_RATE -> NumberKind.PREMIUM;
                case SHARED_COST -> NumberKind.SHARED_COST;
                case PERSONAL_NUMBER -> NumberKind.PERSONAL;
                case PAGER -> NumberKind.PAGER;
                case FIXED_LINE,
                    MOBILE,
                    FIXED_LINE_OR_MOBILE,
                    TOLL_FREE,
                    VOIP,
                    UAN,
                    VOICEMAIL,
                    UNKNOWN ->
                    NumberKind.ORDINARY;
              };
          assertThat(number.kind()).as("%s of %s", type, region).isEqualTo(kind);
          assertThat(number.country()).as("%s of %s", type, region).isNotNull();
        }
      }
    }
  }
}
