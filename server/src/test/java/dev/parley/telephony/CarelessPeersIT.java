package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.sip.call.SessionExpiry;
import dev.parley.telephony.PhoneEvent.Cause;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to a callee that does what real ones do and ought not to. */
class CarelessPeersIT {
  private final Phone phone = TestPhones.open();

  @AfterEach
  void close() {
    phone.close();
  }

  @Test
  void refusesACalleeThatWantsSrtpAtOnceAndSaysSo() throws Exception {
    String srtp =
        HandMadeCallee.PLAIN.replace("RTP/AVP", "RTP/SAVP")
            + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\n";
    try (HandMadeCallee callee = new HandMadeCallee(srtp);
        PhoneCall call = phone.dial(callee.called(phone))) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.INCOMPATIBLE_MEDIA);
      assertThat(ended.detail()).contains("SRTP", "switch media encryption off");
      callee.await("BYE");
    }
  }

  @Test
  void hearsEveryKeyOnceWhateverTheWay() throws Exception {
    try (HandMadeCallee callee = new HandMadeCallee(HandMadeCallee.PLAIN);
        PhoneCall call = phone.dial(callee.called(phone))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      callee.await("ACK");
      assertThat(callee.info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", phone))
          .contains("200");
      assertThat(callee.info("application/dtmf", "7#", phone)).contains("200");
      assertThat(callee.info("text/plain", "hello", phone)).contains("415");
      callee.press(5, 101); // what the INFO told
      callee.press(9, 96);
      callee.press(11, 101);
      callee.press(0, 101);
      StringBuilder heard = new StringBuilder();
      while (heard.indexOf("0") < 0) {
        heard.append(TestPhones.await(call, PhoneEvent.Digit.class).digit());
      }
      assertThat(heard.toString()).isEqualTo("57#90");
    }
  }

  @Test
  void tellsOfTheAnswerBeforeTheKeysPressedAfterIt() throws Exception {
    for (int i = 0; i < 40; i++) {
      try (HandMadeCallee callee = new HandMadeCallee(HandMadeCallee.PLAIN)) {
        callee.pressesAKeyAtOnce();
        try (PhoneCall call = phone.dial(callee.called(phone))) {
          TestPhones.await(call, PhoneEvent.Answered.class);
          assertThat(call.next(TestPhones.PATIENCE))
              .as("call %d", i)
              .isEqualTo(new PhoneEvent.Digit('5'));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "405 Method Not Allowed", "501 Not Implemented"})
  void doesNotTakeASilentCalleeForDead(String answer) throws Exception {
    try (Phone impatient = TestPhones.open(SessionExpiry.STANDARD, Duration.ofSeconds(1));
        HandMadeCallee callee = new HandMadeCallee(HandMadeCallee.PLAIN)) {
      callee.answers(answer);
      try (PhoneCall call = impatient.dial(callee.called(impatient))) {
        TestPhones.await(call, PhoneEvent.Answered.class);
        for (int i = 0; i < 6; i++) {
          callee.await("OPTIONS");
        }
        assertThat(call.next(Duration.ZERO)).isNull();
        callee.answers("481 Call Does Not Exist");
        TestPhones.await(call, PhoneEvent.MediaLost.class);
      }
    }
  }

  @Test
  void noticesACalleeThatIsDead() throws Exception {
    try (Phone impatient = TestPhones.open(SessionExpiry.STANDARD, Duration.ofSeconds(1));
        HandMadeCallee callee = new HandMadeCallee(HandMadeCallee.PLAIN)) {
      callee.answers("");
      try (PhoneCall call = impatient.dial(callee.called(impatient))) {
        TestPhones.await(call, PhoneEvent.Answered.class);
        TestPhones.await(call, PhoneEvent.MediaLost.class);
      }
    }
  }

  static Stream<Arguments> descriptions() {
    String plain = HandMadeCallee.PLAIN;
    return Stream.of(
        arguments("a host name", plain.replace("c=IN IP4 127.0.0.1", "c=IN IP4 localhost")),
        arguments(
            "two host names", plain.replace("127.0.0.1", "localhost") + "c=IN IP4 localhost\n"),
        arguments("a blank behind the version", plain.replace("v=0", "v=0 ")),
        arguments("an origin of seven fields", plain.replace("o=-", "o=- pbx")),
        arguments("40,000 characters", plain + "a=candidate:1 1 UDP 1 127.0.0.1\n".repeat(1_200)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("descriptions")
  void talksToACalleeWhoseDescriptionHas(String what, String description) throws Exception {
    try (HandMadeCallee callee = new HandMadeCallee(description);
        PhoneCall call = phone.dial(callee.called(phone))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      await().atMost(TestPhones.PATIENCE).until(() -> callee.heard() > 10);
    }
  }

  @Test
  void saysWhichHostNameLeadsNowhere() throws Exception {
    String lost = HandMadeCallee.PLAIN.replace("c=IN IP4 127.0.0.1", "c=IN IP4 lost.invalid");
    try (HandMadeCallee callee = new HandMadeCallee(lost);
        PhoneCall call = phone.dial(callee.called(phone))) {
      PhoneEvent.Ended ended = TestPhones.await(call, PhoneEvent.Ended.class);
      assertThat(ended.cause()).isEqualTo(Cause.INCOMPATIBLE_MEDIA);
      assertThat(ended.detail()).contains("lost.invalid", "resolved");
    }
  }
}
