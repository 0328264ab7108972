package dev.parley.language.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {
  @ParameterizedTest
  @CsvSource({
    "Australia/Sydney, +14155550132, Australia/Sydney, US",
    "America/New York, , America/New_York,",
    "+09:00, , +09:00,",
    "the moon, +61291234567, Australia/Sydney, AU",
    ", +61412345678, Australia/Sydney, AU",
    ", +14155550132, America/Los_Angeles, US",
    ", +12125550132, America/New_York, US",
    ", +18085550132, Pacific/Honolulu, US",
    ", +16045550132, America/Vancouver, CA",
    ", +18005550132, America/New_York, US",
    ", +442079460958, Europe/London, GB",
    ", +498912345678, Europe/Berlin, DE",
    ", +819012345678, Asia/Tokyo, JP",
    ", +999123, Europe/Vienna,",
    ", , Europe/Vienna,"
  })
  void goesByWhatIsKnownThenByTheNumber(
      @Nullable String stated, @Nullable String number, String zone, @Nullable String region) {
    Whereabouts callee = Whereabouts.of(stated, number, ZoneId.of("Europe/Vienna"));
    assertThat(callee.zone().getId()).isEqualTo(zone);
    assertThat(callee.region()).isEqualTo(region);
  }
}
