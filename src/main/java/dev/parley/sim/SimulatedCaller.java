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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A SIP phone on a port of its own, with personas to take the calls that come in. */
public final class SimulatedCaller implements AutoCloseable {
  private static final int NOT_FOUND = 404;

  private final String name;
  private final Function<@Nullable String, @Nullable Persona> personas;
  private final Senses senses;
  private final Phone phone;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<LogEntry> log = new CopyOnWriteArrayList<>();

  /** What simulated callers hear and speak with; owned by whoever made them. */
  public record Senses(SpeechToText stt, VoiceActivity activity, TextToSpeech tts) {}

  private SimulatedCaller(
      String name,
      Function<@Nullable String, @Nullable Persona> personas,
      Senses senses,
      Phone phone) {
    this.name = name;
    this.personas = personas;
    this.senses = senses;
    this.phone = phone;
  }

  /**
   * Starts to wait for calls; whatever number is dialled, the persona takes it.
   *
   * @param bind where its phone listens; port 0 takes any
   */
  public static SimulatedCaller start(
      Persona persona,
      Senses senses,
      InetSocketAddress bind,
      InstantSource clock,
      RandomGenerator random) {
    return start(persona.name(), _ -> persona, senses, bind, clock, random);
  }

  /**
   * Starts to wait for calls at several numbers. No other number exists (404).
   *
   * @param personas by the number dialled
   * @param bind where their phone listens; port 0 takes any
   */
  public static SimulatedCaller start(
      Map<String, Persona> personas,
      Senses senses,
      InetSocketAddress bind,
      InstantSource clock,
      RandomGenerator random) {
    Map<String, Persona> known = Map.copyOf(personas);
    return start(
        "everybody",
        number -> number == null ? null : known.get(number),
        senses,
        bind,
        clock,
        random);
  }

  private static SimulatedCaller start(
      String name,
      Function<@Nullable String, @Nullable Persona> personas,
      Senses senses,
      InetSocketAddress bind,
      InstantSource clock,
      RandomGenerator random) {
    PhoneConfig config =
        PhoneConfig.of(
            SipConfig.of(bind, clock, random).withUserAgent("Parley simulated caller"),
            MediaConfig.of(bind.getAddress(), clock, random).withThreads(1));
    SimulatedCaller caller = new SimulatedCaller(name, personas, senses, Phone.open(config));
    caller.phone.serve((call, incoming) -> caller.take(call, incoming.to()));
    return caller;
  }

  /** The address to dial. */
  public SipUri address() {
    return SipUri.of(name, phone.address());
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

  private void take(PhoneCall call, @Nullable String number) throws InterruptedException {
    Persona persona = personas.apply(number);
    if (persona == null) {
      call.refuse(NOT_FOUND);
      return;
    }
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
