package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sip.call.SipEnd;
import dev.parley.telephony.PhoneEvent.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipEndReasonsTest {
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
    return SipEndReasons.of(new SipEnd(by, cause, status, "why", null, null, null, null));
  }

  private static String detail(int status, String reason, String header, String warning) {
    return SipEndReasons.of(
            new SipEnd(
                SipEnd.Party.REMOTE,
                SipEnd.Cause.REFUSED,
                status,
                reason,
                null,
                header.isEmpty() ? null : header,
                warning.isEmpty() ? null : warning,
                null))
        .detail();
  }

  @Test
  void showsWhatTheCarrierSaysOfItsReasons() {
    assertThat(detail(403, "Forbidden", "", "399 Insufficient balance"))
        .isEqualTo("SIP 403 Forbidden (Warning: 399 Insufficient balance)");
    assertThat(detail(486, "Busy Here", "Q.850;cause=17;text=\"User busy\"", ""))
        .isEqualTo("SIP 486 Busy Here (Reason: Q.850;cause=17;text=\"User busy\")");
  }

  @Test
  void holdsNoControlCharacter() {
    assertThat(detail(486, "Busy\u0000\u001b[2J", "", "")).isEqualTo("SIP 486 Busy  [2J");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "401, Unauthorized, ''",
        "407, Proxy Authentication Required, ''",
        "403, Forbidden, ''",
        "403, Not registered, ''",
        "403, Forbidden, 399 Please REGISTER first",
        "403, Unregistered user, ''",
        "404, User not registered, ''",
        "401, Registration required, ''",
      })
  void saysThatParleyCannotRegister(int status, String reason, String warning) {
    assertThat(detail(status, reason, "", warning)).contains("REGISTER", "cannot do yet");
  }

  @ParameterizedTest
  @CsvSource({
    "404, Not Found, ''",
    "403, Forbidden, 399 Insufficient balance",
    "480, User not registered, ''",
    "486, Busy Here, ''",
    "503, Service Unavailable, ''",
    "603, Decline, ''",
  })
  void guessesNothingWhereNothingPointsToIt(int status, String reason, String warning) {
    assertThat(detail(status, reason, "", warning)).doesNotContain("REGISTER");
  }

  @Test
  void saysThatTlsIsWanted() {
    PhoneEvent.Ended ended =
        SipEndReasons.of(
            new SipEnd(
                SipEnd.Party.LOCAL,
                SipEnd.Cause.UNSUPPORTED_TRANSPORT,
                200,
                "TLS",
                null,
                null,
                null,
                "The phone that answered wants TLS, which Parley does not speak yet"));
    assertThat(ended.cause()).isEqualTo(Cause.UNAVAILABLE);
    assertThat(ended.detail()).contains("wants TLS", "does not speak yet");
  }
}
