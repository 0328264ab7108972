package dev.parley.tts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.parley.models.ModelStore;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Flite with the American voices {@code slt} (female) and {@code rms} (male). It gives a whole text
 * at once, the same samples whatever it said before. A voice's pace is kept in the voice itself, so
 * one text is spoken at a time.
 */
final class Flite implements VoiceEngine {
  private static final List<String> LINKED =
      List.of("libflite.so.1", "libflite_usenglish.so.1", "libflite_cmulex.so.1");
  private static final List<String> VOICES = List.of("slt", "rms");

  /** Of {@code cst_voice}: the name, then the features. */
  private static final long FEATURES = ADDRESS.byteSize();

  /** Of {@code cst_wave}: type, rate, count, channels, samples. */
  private static final long WAVE_RATE = 8;

  private static final long WAVE_COUNT = 12;
  private static final long WAVE_SAMPLES = 24;
  private static final long WAVE = 32;

  /** A feature's name is kept by Flite as it was given, not copied. */
  private static final MemorySegment STRETCH = Arena.global().allocateFrom("duration_stretch");

  private static final int SEED = 1;

  private final ReentrantLock lock = new ReentrantLock();
  private final MethodHandle seed =
      NativeLibrary.standard("srand", FunctionDescriptor.ofVoid(JAVA_INT));
  private final MethodHandle speak;
  private final MethodHandle delete;
  private final MethodHandle setFeature;
  private final Map<String, MemorySegment> voices;
  private final MemorySegment first;

  Flite(ModelStore models) {
    // The dynamic linker takes what a library is linked to, by name, from what is loaded.
    var _ = new NativeLibrary(models.file("alsa", "libasound.so.2"));
    var library = new NativeLibrary(models.file("flite", LINKED.getFirst()));
    LINKED.stream().skip(1).forEach(name -> new NativeLibrary(models.file("flite", name)));
    speak =
        library.function("flite_text_to_wave", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    delete = library.function("delete_wave", FunctionDescriptor.ofVoid(ADDRESS));
    setFeature =
        library.function("feat_set_float", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_FLOAT));
    call(library.function("flite_init", FunctionDescriptor.of(JAVA_INT)));
    var registered = new HashMap<String, MemorySegment>();
    for (String voice : VOICES) {
      var data = new NativeLibrary(models.file("flite", "libflite_cmu_us_" + voice + ".so.1"));
      MethodHandle register =
          data.function("register_cmu_us_" + voice, FunctionDescriptor.of(ADDRESS, ADDRESS));
      registered.put(voice, address(call(register, MemorySegment.NULL)));
    }
    voices = Map.copyOf(registered);
    first = Objects.requireNonNull(voices.get(VOICES.getFirst()));
  }

  @Override
  public List<String> voices() {
    return VOICES;
  }

  @Override
  public int rate() {
    return Pico.RATE;
  }

  @Override
  public void render(String text, String id, double speed, Sink sink) throws InterruptedException {
    MemorySegment voice = voices.getOrDefault(id, first);
    short[] samples = samples(text, voice, speed);
    sink.accept(samples, samples.length);
  }

  private short[] samples(String text, MemorySegment voice, double speed)
      throws InterruptedException {
    lock.lockInterruptibly();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment features =
          voice.reinterpret(FEATURES + ADDRESS.byteSize()).get(ADDRESS, FEATURES);
      call(setFeature, features, STRETCH, (float) (1 / speed));
      // Unvoiced sounds are made of the C library's random numbers.
      call(seed, SEED);
      MemorySegment wave = address(call(speak, arena.allocateFrom(text), voice)).reinterpret(WAVE);
      try {
        int rate = wave.get(JAVA_INT, WAVE_RATE);
        if (rate != rate()) {
          throw new TtsException("Flite gave " + rate + " samples a second, not " + rate() + ".");
        }
        long bytes = 2L * wave.get(JAVA_INT, WAVE_COUNT);
        return wave.get(ADDRESS, WAVE_SAMPLES).reinterpret(bytes).toArray(JAVA_SHORT);
      } finally {
        call(delete, wave);
      }
    } finally {
      lock.unlock();
    }
  }

  private static MemorySegment address(@Nullable Object result) {
    if (result instanceof MemorySegment segment && segment.address() != 0) {
      return segment;
    }
    throw new TtsException("Flite gave nothing.");
  }

  private static @Nullable Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new TtsException("A function of Flite could not be called.", e);
    }
  }

  @Override
  public void close() {}
}
