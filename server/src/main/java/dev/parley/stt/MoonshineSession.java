package dev.parley.stt;

import dev.parley.audio.AudioClock;
import dev.parley.audio.Resampler;
import dev.parley.call.Certainty;
import dev.parley.inference.Inference;
import dev.parley.watch.Fatal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One leg heard by {@link Moonshine}. At most one run of a session waits or works at a time, and at
 * most one request waits for it: a newer one takes its place. The lock guards all fields; events
 * are told without it.
 */
final class MoonshineSession implements SttSession {
  /** Cut closer to the words, the model errs three times as often. */
  private static final int BEFORE = ticks(Duration.ofMillis(200));

  private static final int AFTER = ticks(Duration.ofMillis(400));
  private static final int LONGEST = ticks(Duration.ofSeconds(30));
  private static final int PARTIAL_PACE = ticks(Duration.ofMillis(600));
  private static final int LONGEST_PARTIAL = ticks(Duration.ofSeconds(6));
  private static final Duration PARTIAL_PATIENCE = Duration.ofMillis(600);
  private static final int PARTIAL_LOUDNESS = 100;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  private final Inference inference;
  private final MoonshineModel model;
  private final SttOptions options;
  private final Consumer<SttEvent> events;
  private final ReentrantLock lock = new ReentrantLock();
  private final HeardAudio heard;
  private @Nullable Request waiting;
  private boolean scheduled;
  private boolean closed;
  private long nextPartial = PARTIAL_PACE;
  private long settled;

  private record Request(long from, long to, long nanos, boolean partial) {
    /**
     * Who said little waits for an answer sooner, and is soon done with; who said much can wait for
     * a part of its length.
     */
    Duration patience() {
      Duration length = AudioClock.time(to - from);
      return partial ? length.plus(PARTIAL_PATIENCE) : length.dividedBy(4);
    }
  }

  MoonshineSession(
      Inference inference, MoonshineModel model, SttOptions options, Consumer<SttEvent> events) {
    this.inference = inference;
    this.model = model;
    this.options = options;
    this.events = events;
    heard = new HeardAudio(options.rate(), LONGEST + BEFORE + AFTER);
  }

  @Override
  public void accept(short[] samples, int count, long position) {
    lock.lock();
    try {
      heard.add(samples, count, position);
      if (options.partials() && heard.end() >= nextPartial) {
        partial();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Partials give way to anything else: none is asked for while something is under way. */
  private void partial() {
    nextPartial = heard.end() + PARTIAL_PACE;
    long from = Math.max(Math.max(settled, heard.start()), heard.end() - LONGEST_PARTIAL);
    if (!scheduled && heard.loudSince(heard.end() - PARTIAL_PACE, PARTIAL_LOUDNESS)) {
      ask(new Request(from, heard.end(), inference.nanos(), true));
    }
  }

  @Override
  public void decode(long from, long to, SttOptions.Expected expected) {
    if (to <= from) {
      throw new IllegalArgumentException("nothing lies between " + from + " and " + to);
    }
    lock.lock();
    try {
      ask(new Request(from, to, inference.nanos(), false));
    } finally {
      lock.unlock();
    }
  }

  private void ask(Request request) {
    if (closed) {
      return;
    }
    waiting = request;
    if (!scheduled) {
      inference.submit(this::work, request.patience());
      scheduled = true;
    }
  }

  @Override
  public void forget(long before) {
    lock.lock();
    try {
      heard.forget(before - BEFORE);
      settled = Math.max(settled, before);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting = null;
    } finally {
      lock.unlock();
    }
  }

  /** One turn on the shared threads; a request that came meanwhile queues behind other sessions. */
  private void work() {
    Request request;
    float[] wave;
    lock.lock();
    try {
      request = waiting;
      waiting = null;
      if (request == null) {
        scheduled = false;
        return;
      }
      long from = Math.max(request.from(), request.to() - LONGEST);
      wave = wave(heard.copy(from - BEFORE, request.to() + AFTER));
    } finally {
      lock.unlock();
    }
    Optional<SttEvent> answer = answer(request, wave);
    lock.lock();
    try {
      Request next = closed ? null : waiting;
      scheduled = next != null;
      if (next != null) {
        inference.submit(this::work, next.patience());
      }
      if (closed) {
        return;
      }
    } finally {
      lock.unlock();
    }
    answer.ifPresent(events);
  }

  private Optional<SttEvent> answer(Request request, float[] wave) {
    try {
      return model.transcribe(wave, this::superseded).flatMap(heard -> event(request, heard));
    } catch (RuntimeException | Error e) {
      Fatal.pass(e);
      return request.partial()
          ? Optional.empty()
          : Optional.of(
              new SttEvent.Failed(request.from(), request.to(), String.valueOf(e.getMessage())));
    }
  }

  private Optional<SttEvent> event(Request request, MoonshineModel.Transcription heard) {
    boolean speech = !Certainty.noise(heard.confidence()) && WORD.matcher(heard.text()).find();
    String text = speech ? heard.text() : "";
    if (request.partial()) {
      return speech
          ? Optional.of(new SttEvent.Partial(text, request.from(), request.to()))
          : Optional.empty();
    }
    return Optional.of(
        new SttEvent.Final(
            text,
            heard.confidence(),
            request.from(),
            request.to(),
            Duration.ofNanos(inference.nanos() - request.nanos())));
  }

  private boolean superseded() {
    lock.lock();
    try {
      return closed || waiting != null;
    } finally {
      lock.unlock();
    }
  }

  private float[] wave(short[] samples) {
    short[] wide = Resampler.convert(samples, options.rate(), MoonshineModel.RATE);
    float[] wave = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      wave[i] = wide[i] / 32768f;
    }
    return wave;
  }

  private static int ticks(Duration time) {
    return (int) AudioClock.ticks(time);
  }
}
