package dev.parley.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.HeardWords;
import dev.parley.SpeechFixture;
import dev.parley.audio.AudioFrame;
import dev.parley.audio.Codecs;
import dev.parley.audio.Level;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.peers.BaresipPhone;
import dev.parley.peers.BaresipPhone.Answering;
import dev.parley.peers.KamailioTrunk;
import dev.parley.peers.PeerDirectory;
import dev.parley.peers.Peers;
import dev.parley.peers.ReadAloud;
import dev.parley.tts.EmbeddedVoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls with baresip, which has another G.722: what is heard at both ends, and how well. */
@Tag("alone")
class WidebandCallIT {
  private static final String OUR_WORDS =
      "Hello, this is Parley. I am calling because of your appointment on Thursday at half past three. Please say yes if you can come, or tell me which other day suits you.";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension private final PeerDirectory directory = new PeerDirectory();

  private final Peers peers = Peers.ensure();
  private final Phone phone = TestPhones.open(Codecs.ALL);

  @AfterEach
  void hangUp() {
    phone.close();
  }

  /** Sound, of so many samples a second. */
  private static final class Sound {
    private final short[] samples;
    private final int rate;

    Sound(short[] samples, int rate) {
      this.samples = samples;
      this.rate = rate;
    }
  }

  /** What came of a call: its codec, and the sound at both ends. */
  private record Heard(@Nullable String codec, Sound here, Sound there) {}

  @Test
  void isSpokenAndUnderstoodNoWorseThanNarrowband() throws Exception {
    ReadAloud book = ReadAloud.fetched();
    Heard wide;
    Heard narrow;
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Heard> first = both.submit(() -> call(book, "G722/16000/1,PCMU", AudioFrame.WIDEBAND));
      narrow = call(book, "PCMU", AudioFrame.NARROWBAND);
      wide = first.get();
    }

    assertThat(wide.codec()).isEqualTo("G722");
    assertThat(wide.here().rate).isEqualTo(AudioFrame.WIDEBAND);
    assertThat(wide.there().rate).isEqualTo(AudioFrame.WIDEBAND);
    assertThat(narrow.codec()).isEqualTo("PCMU");
    assertThat(narrow.here().rate).isEqualTo(AudioFrame.NARROWBAND);

    short[] ours = SpeechFixture.spoken(OUR_WORDS, EmbeddedVoices.PICO, AudioFrame.WIDEBAND);
    assertThat(above4kHz(wide.there().samples)).isGreaterThan(0.7 * above4kHz(ours));
    assertThat(above4kHz(wide.here().samples))
        .isGreaterThan(0.7 * above4kHz(book.samples(AudioFrame.WIDEBAND)));

    double here = wrong("here, G.722", book.words(), wide.here());
    double hereNarrow = wrong("here, PCMU", book.words(), narrow.here());
    double there = wrong("there, G.722", OUR_WORDS, wide.there());
    double thereNarrow = wrong("there, PCMU", OUR_WORDS, narrow.there());
    // A stall of a busy machine may cost a word in either.
    assertThat(here).isLessThanOrEqualTo(hereNarrow + 0.03);
    assertThat(there).isLessThanOrEqualTo(thereNarrow + 0.07);
  }

  private Heard call(ReadAloud book, String codecs, int rate) throws Exception {
    Path place = Files.createDirectories(directory.path().resolve(Integer.toString(rate)));
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, place);
        BaresipPhone callee =
            BaresipPhone.start(
                peers,
                place,
                trunk,
                book.microphone(place.resolve("microphone.wav"), rate),
                Answering.AUTO,
                codecs,
                rate);
        PhoneCall call = phone.dial(TestPhones.call(TestPhones.trunk(trunk.address())))) {
      TestPhones.await(call, PhoneEvent.Answered.class);
      int line = call.audio().rate();
      try (Ear ear = new Ear(call.audio())) {
        TestPhones.say(call.audio(), SpeechFixture.spoken(OUR_WORDS, EmbeddedVoices.PICO, line));
        int all = book.samples(line).length;
        Awaitility.await("all that is read")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> ear.heard().length > all);
        @Nullable String codec = call.media().codec();
        call.hangUp();
        callee.awaitOutput("terminated");
        Wav there = Wav.read(callee.heard());
        return new Heard(
            codec, new Sound(ear.heard(), line), new Sound(there.channel(0), there.rate()));
      }
    }
  }

  private static double wrong(String where, String said, Sound sound) throws InterruptedException {
    List<String> heard = HeardWords.of(sound.samples, sound.rate);
    double share = HeardWords.errorRate(HeardWords.plain(said), heard);
    System.err.printf("words wrong %s: %.3f, heard %s%n", where, share, heard);
    return share;
  }

  /** The share of a wideband sound's power that no narrowband call could have carried. */
  private static double above4kHz(short[] sound) {
    short[] low =
        Resampler.convert(
            Resampler.convert(sound, AudioFrame.WIDEBAND, AudioFrame.NARROWBAND),
            AudioFrame.NARROWBAND,
            AudioFrame.WIDEBAND);
    short[] rest = sound.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= low[i];
    }
    double share = Level.rms(rest, 0, rest.length) / Level.rms(sound, 0, sound.length);
    return share * share;
  }

  @Test
  void takesACallInWideband() throws Exception {
    short[] ours = SpeechFixture.spoken(OUR_WORDS, EmbeddedVoices.PICO, AudioFrame.WIDEBAND);
    BlockingQueue<MediaReport> reports = new ArrayBlockingQueue<>(1);
    BlockingQueue<short[]> heard = new ArrayBlockingQueue<>(1);
    ReadAloud book = ReadAloud.fetched();
    phone.serve((call, _) -> {
      call.ring();
      call.answer();
      TestPhones.await(call, PhoneEvent.Answered.class);
      assertThat(call.audio().rate()).isEqualTo(AudioFrame.WIDEBAND);
      try (Ear ear = new Ear(call.audio())) {
        TestPhones.say(call.audio(), ours);
        heard.add(ear.heard());
        reports.add(call.media());
      }
    });
    try (KamailioTrunk trunk = KamailioTrunk.start(peers, directory.path());
        BaresipPhone caller =
            BaresipPhone.start(
                peers,
                directory.path(),
                trunk,
                book.microphone(directory.path().resolve("microphone.wav"), AudioFrame.WIDEBAND),
                Answering.MANUAL,
                "G722/16000/1,PCMU",
                AudioFrame.WIDEBAND)) {
      caller.command("dial", "sip:us@127.0.0.1:" + phone.address().getPort());
      MediaReport report = reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(report).isNotNull().extracting(MediaReport::codec).isEqualTo("G722");
      caller.awaitOutput("terminated");
      assertThat(above4kHz(heard.take())).isGreaterThan(0.001);
      assertThat(above4kHz(sound(caller))).isGreaterThan(0.7 * above4kHz(ours));
      assertThat(wrong("there, calling", OUR_WORDS, new Sound(sound(caller), AudioFrame.WIDEBAND)))
          .isLessThan(0.15);
    }
  }

  private static short[] sound(BaresipPhone phone) throws IOException {
    Wav wav = Wav.read(phone.heard());
    assertThat(wav.rate()).isEqualTo(AudioFrame.WIDEBAND);
    return wav.channel(0);
  }
}
