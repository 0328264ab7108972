package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codec;
import dev.parley.audio.G711;
import dev.parley.audio.Tone;
import dev.parley.audio.ToyCodec;
import dev.parley.peers.Likeness;
import dev.parley.sip.message.SipUri;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call in a codec that Parley knows by nothing but its file. */
class DynamicCodecIT {
  private static final short[] BRIGHT =
      Tone.pair(440, 6_000, 4_000).at(AudioFrame.WIDEBAND).samples(Duration.ofSeconds(1));
  private static final short[] PLAIN =
      Tone.pair(500, 1_300, 4_000).at(AudioFrame.WIDEBAND).samples(Duration.ofSeconds(1));

  private final ToyCodec toy = new ToyCodec();
  private final List<Codec> codecs = List.of(toy, G711.PCMU);
  private final BlockingQueue<String> told = new ArrayBlockingQueue<>(10);

  @Test
  void talksBetweenTwoNumberingsAndFallsBackToG711() throws Exception {
    try (Phone ours = TestPhones.open();
        Phone theirs = TestPhones.open(codecs);
        RenumberingGateway gateway =
            new RenumberingGateway(theirs.address(), Map.of(96, 107, 101, 118))) {
      theirs.serve((call, _) -> take(call));
      try (PhoneCall call = ours.dial(through(gateway, ours))) {
        TestPhones.await(call, PhoneEvent.Answered.class);
        try (Ear ear = new Ear(call.audio())) {
          assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('1');
          assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('2');
          hears(ear, BRIGHT);
          assertThat(call.media().codec()).isEqualTo("X-toy");
          TestPhones.say(call.audio(), BRIGHT);
          call.sendDigits("3#");
          assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("heard, 3#, 16000");
          assertThat(gateway.fromCaller()).containsExactlyInAnyOrder(107, 118);
          assertThat(gateway.fromCallee()).containsExactlyInAnyOrder(96, 101);

          gateway.drop(96);
          call.putOnHold(true);
          await().atMost(TestPhones.PATIENCE).until(() -> "PCMU".equals(call.media().codec()));
          call.putOnHold(false);
          assertThat(TestPhones.await(call, PhoneEvent.Digit.class).digit()).isEqualTo('4');
          hears(ear, PLAIN);
          TestPhones.say(call.audio(), PLAIN);
          call.sendDigits("5");
          assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("heard, 5, 16000");
          assertThat(gateway.fromCaller()).contains(0);
          assertThat(gateway.fromCallee()).contains(0);
        }
      }
    }
    await("what the codecs held is freed").atMost(TestPhones.PATIENCE).until(() -> toy.open() == 0);
  }

  private void take(PhoneCall call) throws InterruptedException {
    call.answer();
    TestPhones.await(call, PhoneEvent.Answered.class);
    try (Ear ear = new Ear(call.audio())) {
      call.sendDigits("12");
      TestPhones.say(call.audio(), BRIGHT);
      told.add("heard, %s, %d".formatted(keys(call, ear, 2, BRIGHT), call.audio().rate()));
      while (TestPhones.await(call, PhoneEvent.Hold.class).held()) {
        // Until they are back.
      }
      call.sendDigits("4");
      TestPhones.say(call.audio(), PLAIN);
      told.add("heard, %s, %d".formatted(keys(call, ear, 1, PLAIN), call.audio().rate()));
      TestPhones.await(call, PhoneEvent.Ended.class);
    }
  }

  private static String keys(PhoneCall call, Ear ear, int count, short[] sound)
      throws InterruptedException {
    StringBuilder keys = new StringBuilder();
    while (keys.length() < count) {
      keys.append(TestPhones.await(call, PhoneEvent.Digit.class).digit());
    }
    hears(ear, sound);
    return keys.toString();
  }

  private static void hears(Ear ear, short[] sound) {
    await("all of the tone")
        .atMost(TestPhones.PATIENCE)
        .until(() -> Likeness.of(sound, 3_200, 1_600, ear.heard()) > 0.95);
  }

  private DialRequest through(RenumberingGateway gateway, Phone ours) {
    DialRequest plain =
        DialRequest.direct(
            SipUri.of("them", gateway.address()),
            SipUri.of("us", ours.address()),
            UUID.randomUUID().toString());
    return new DialRequest(
        plain.target(),
        plain.route(),
        plain.from(),
        plain.transport(),
        plain.credentials(),
        codecs,
        plain.ringTime(),
        plain.sipCallId(),
        plain.redirects(),
        null);
  }
}
