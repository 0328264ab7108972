package dev.parley.sim;

import dev.parley.sip.message.SipUri;
import dev.parley.stt.SpeechToText;
import dev.parley.stt.VoiceActivity;
import dev.parley.tts.TextToSpeech;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Personas at a {@link TestPhone}, who take the calls that come in. */
public final class SimulatedCallee implements AutoCloseable {
  private static final int NOT_FOUND = 404;

  private final String name;
  private final Function<@Nullable String, @Nullable Persona> personas;
  private final Senses senses;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<LogEntry> log = new CopyOnWriteArrayList<>();
  private final boolean logs;
  private final TestPhone phone;

  /** What simulated callees hear and speak with; owned by whoever made them. */
  public record Senses(SpeechToText stt, VoiceActivity activity, TextToSpeech tts) {}

  private SimulatedCallee(
      String name,
      Function<@Nullable String, @Nullable Persona> personas,
      Senses senses,
      TestPhone.Settings settings,
      boolean logs) {
    this.name = name;
    this.personas = personas;
    this.senses = senses;
    this.logs = logs;
    phone = TestPhone.open(settings, this::take);
  }

  /** Starts to wait for calls; whatever number is dialled, the persona takes it. */
  public static SimulatedCallee start(Persona persona, Senses senses, TestPhone.Settings settings) {
    return new SimulatedCallee(persona.name(), _ -> persona, senses, settings, true);
  }

  /**
   * Starts to wait for calls at several numbers. No other number exists (404).
   *
   * @param personas by the number dialled
   */
  public static SimulatedCallee start(
      Map<String, Persona> personas, Senses senses, TestPhone.Settings settings) {
    return start(personas, senses, settings, true);
  }

  /** The same for as long as a server runs: nothing of its calls is kept. */
  public static SimulatedCallee forgetting(
      Map<String, Persona> personas, Senses senses, TestPhone.Settings settings) {
    return start(personas, senses, settings, false);
  }

  private static SimulatedCallee start(
      Map<String, Persona> personas, Senses senses, TestPhone.Settings settings, boolean logs) {
    Map<String, Persona> known = Map.copyOf(personas);
    return new SimulatedCallee(
        "everybody", number -> number == null ? null : known.get(number), senses, settings, logs);
  }

  /** The address to dial. */
  public SipUri address() {
    return phone.address(name);
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

  private void take(TestCall call) throws InterruptedException {
    Persona persona = personas.apply(call.number());
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
              (kind, text) -> {
                if (logs) {
                  log.add(new LogEntry(Duration.ofNanos(System.nanoTime() - rang), kind, text));
                }
              })
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
