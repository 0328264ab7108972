package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.SipEnd;
import dev.parley.telephony.PhoneEvent.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallEndsTest {
  @ParameterizedTest
  @CsvSource({
    "302, REFUSED",
    "401, REFUSED",
    "403, REFUSED",
    "404, INVALID_NUMBER",
    "407, REFUSED",
    "408, NO_ANSWER",
    "410, INVALID_NUMBER",
    "480, NO_ANSWER",
    "484, INVALID_NUMBER",
    "486, BUSY",
    "487, NO_ANSWER",
    "488, INCOMPATIBLE_MEDIA",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "600, BUSY",
    "603, DECLINED",
    "604, INVALID_NUMBER",
    "606, INCOMPATIBLE_MEDIA",
    "607, DECLINED",
  })
  void readsFinalResponses(int status, Cause cause) {
    PhoneEvent.Ended ended = ended(SipEnd.Party.REMOTE, SipEnd.Cause.REFUSED, status);
    assertThat(ended.cause()).isEqualTo(cause);
    assertThat(ended.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {488, 606})
  void saysThatAPeerWhichRefusesAllAudioMayWantSrtp(int status) {
    assertThat(ended(SipEnd.Party.REMOTE, SipEnd.Cause.REFUSED, status).detail())
        .contains("SIP " + status, "maybe it wants SRTP, which Parley does not speak yet");
    assertThat(ended(SipEnd.Party.LOCAL, SipEnd.Cause.REFUSED, status).detail())
        .doesNotContain("SRTP");
  }

  @Test
  void saysWhoHungUp() {
    assertThat(ended(SipEnd.Party.REMOTE, SipEnd.Cause.BYE, 0).cause())
        .isEqualTo(Cause.REMOTE_HANG_UP);
    assertThat(ended(SipEnd.Party.LOCAL, SipEnd.Cause.CANCELLED, 487).cause())
        .isEqualTo(Cause.LOCAL_HANG_UP);
    assertThat(ended(SipEnd.Party.LOCAL, SipEnd.Cause.REFUSED, 486).cause())
        .isEqualTo(Cause.LOCAL_HANG_UP);
  }

  @Test
  void takesSilenceAndBrokenTransportsForAnUnavailableTrunk() {
    assertThat(ended(SipEnd.Party.NETWORK, SipEnd.Cause.TIMEOUT, 0).cause())
        .isEqualTo(Cause.UNAVAILABLE);
    assertThat(ended(SipEnd.Party.NETWORK, SipEnd.Cause.TRANSPORT_FAILED, 0).cause())
        .isEqualTo(Cause.UNAVAILABLE);
    assertThat(ended(SipEnd.Party.NETWORK, SipEnd.Cause.EXPIRED, 0).cause())
        .isEqualTo(Cause.FAILED);
  }

  private static PhoneEvent.Ended ended(SipEnd.Party by, SipEnd.Cause cause, int status) {
    return CallEnds.of(new SipEnd(by, cause, status, "why", null, null));
  }
}
