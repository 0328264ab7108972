package dev.parley.bench;

import dev.parley.audio.AudioFrame;
import dev.parley.rtp.MediaConfig;
import dev.parley.sip.SipConfig;
import dev.parley.sip.SipUri;
import dev.parley.stt.SpeechToText;
import dev.parley.telephony.DialRequest;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.telephony.PhoneEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A call of Parley's telephone to a {@link LossyPhone}, heard by several recognisers at once. */
final class LossyCall implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST = 20 * AudioFrame.RATE;

  /** More than the recogniser wants behind the words. */
  private static final int TAIL = AudioFrame.RATE * 6 / 10;

  private final LossyPhone far;
  private final Phone near;
  private final PhoneCall call;
  private final Map<String, Dictation> dictations = new LinkedHashMap<>();
  private final AudioFrame frame = new AudioFrame();
  private final short[] heard = new short[LONGEST];
  private long from;
  private int count;
  private int concealed;
  private int frames;

  /** Dials and is answered. */
  LossyCall(double loss, Map<String, SpeechToText> recognisers, InstantSource clock, Random random)
      throws InterruptedException {
    far = new LossyPhone(loss, clock, random);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    near =
        Phone.open(
            PhoneConfig.of(
                SipConfig.of(anywhere, clock, random),
                MediaConfig.of(anywhere.getAddress(), clock, random).withThreads(1)));
    call =
        near.dial(
            DialRequest.direct(
                SipUri.of("callee", far.address()),
                SipUri.of("parley", near.address()),
                UUID.randomUUID() + "@parley"));
    PhoneEvent event = call.next(LIMIT);
    while (event instanceof PhoneEvent.Ringing) {
      event = call.next(LIMIT);
    }
    if (!(event instanceof PhoneEvent.Answered)) {
      close();
      throw new BenchException("A call to 127.0.0.1 was not answered, but came to " + event + ".");
    }
    recognisers.forEach((name, stt) -> dictations.put(name, new Dictation(stt)));
  }

  /** Has the far end play a clip, and listens: what each recogniser made of it. */
  Map<String, Transcript> hear(Clip clip) throws InterruptedException {
    count = 0;
    listen();
    far.say(clip.samples());
    long end = System.nanoTime() + LIMIT.toNanos();
    int left = TAIL;
    while (left > 0) {
      int before = count;
      listen();
      left -= far.quiet() ? count - before : 0;
      if (System.nanoTime() > end || call.audio().closed()) {
        throw new BenchException("A call went silent in the middle of a clip.");
      }
      Thread.sleep(5);
    }
    short[] these = Arrays.copyOf(heard, count);
    int first = Sounds.firstVoiced(these);
    int last = Sounds.lastVoiced(these) + 1;
    Map<String, Transcript> transcripts = new LinkedHashMap<>();
    for (Map.Entry<String, Dictation> dictation : dictations.entrySet()) {
      transcripts.put(
          dictation.getKey(),
          Transcript.of(clip, dictation.getValue().text(from + first, from + last)));
    }
    return transcripts;
  }

  private void listen() {
    while (call.audio().poll(frame)) {
      if (count == 0) {
        from = frame.position();
      }
      if (count + AudioFrame.SAMPLES <= LONGEST) {
        System.arraycopy(frame.samples(), 0, heard, count, AudioFrame.SAMPLES);
        count += AudioFrame.SAMPLES;
      }
      frames++;
      concealed += frame.concealed() ? 1 : 0;
      dictations
          .values()
          .forEach(d -> d.accept(frame.samples(), AudioFrame.SAMPLES, frame.position()));
    }
  }

  /** Packets that got lost, of all that there were. */
  Share lost() {
    return new Share(far.lost(), far.sent());
  }

  /** Frames that were made up, of all that were heard. */
  Share concealed() {
    return new Share(concealed, frames);
  }

  /** So many of so many. */
  record Share(int some, int all) {
    Share plus(Share other) {
      return new Share(some + other.some, all + other.all);
    }

    double percent() {
      return 100.0 * some / Math.max(1, all);
    }
  }

  @Override
  public void close() {
    dictations.values().forEach(Dictation::close);
    call.close();
    near.close();
    far.close();
  }
}
