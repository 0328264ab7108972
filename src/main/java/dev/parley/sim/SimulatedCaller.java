package dev.parley.sim;

import dev.parley.rtp.MediaConfig;
import dev.parley.sip.SipConfig;
import dev.parley.sip.SipUri;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.telephony.Phone;
import dev.parley.telephony.PhoneCall;
import dev.parley.telephony.PhoneConfig;
import dev.parley.tts.TextToSpeech;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A SIP phone on a port of its own, with a persona to take every call that comes in. */
public final class SimulatedCaller implements AutoCloseable {
  private final Persona persona;
  private final Senses senses;
  private final Phone phone;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<LogEntry> log = new CopyOnWriteArrayList<>();

  /** What simulated callers hear and speak with; owned by whoever made them. */
  public record Senses(SpeechToText stt, VoiceActivity activity, TextToSpeech tts) {}

  private SimulatedCaller(Persona persona, Senses senses, Phone phone) {
    this.persona = persona;
    this.senses = senses;
    this.phone = phone;
  }

  /**
   * Starts to wait for calls.
   *
   * @param bind where its phone listens; port 0 takes any
   */
  public static SimulatedCaller start(
      Persona persona,
      Senses senses,
      InetSocketAddress bind,
      InstantSource clock,
      RandomGenerator random) {
    PhoneConfig config =
        PhoneConfig.of(
            SipConfig.of(bind, clock, random).withUserAgent("Parley simulated caller"),
            MediaConfig.of(bind.getAddress(), clock, random).withThreads(1));
    SimulatedCaller caller = new SimulatedCaller(persona, senses, Phone.open(config));
    caller.phone.serve((call, _) -> caller.take(call));
    return caller;
  }

  /** The address to dial. */
  public SipUri address() {
    return SipUri.of(persona.name(), phone.address());
  }

  /** Where its phone listens. */
  public InetSocketAddress socket() {
    return phone.address();
  }

  /** What it heard and did, in order, over all its calls. */
  public List<LogEntry> log() {
    return List.copyOf(log);
  }

  /** Whether it is on a call, or still makes out the last words of one. */
  public boolean busy() {
    return calls.get() > 0;
  }

  private void take(PhoneCall call) throws InterruptedException {
    long rang = System.nanoTime();
    calls.incrementAndGet();
    try {
      new PersonaCall(
              persona,
              call,
              senses,
              (kind, text) ->
                  log.add(new LogEntry(Duration.ofNanos(System.nanoTime() - rang), kind, text)))
          .take();
    } finally {
      calls.decrementAndGet();
    }
  }

  @Override
  public void close() {
    phone.close();
  }
}
