package dev.parley.tts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/** One Pico system with one engine in its own memory. For one thread at a time. */
final class PicoEngine implements AutoCloseable {
  private static final long MEMORY = 2_500_000;
  private static final long NAME = 64;

  /** Pico takes text and gives samples in pieces whose sizes are shorts. */
  private static final int MOST_TEXT = 16_000;

  private static final int BUFFER = 1024;

  /** Pico gives 2 ms at a time; so much is gathered before it is passed on. */
  private static final int CHUNK = 160;

  private final PicoFunctions pico;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment system;
  private final MemorySegment engine;

  PicoEngine(PicoFunctions pico, List<Path> resources) {
    this.pico = pico;
    MemorySegment pointer = arena.allocate(ADDRESS);
    pico.initialize(arena.allocate(MEMORY, 16), pointer);
    system = pointer.get(ADDRESS, 0);
    MemorySegment voice = arena.allocateFrom("Parley");
    pico.createVoice(system, voice);
    for (Path resource : resources) {
      pico.loadResource(system, arena.allocateFrom(resource.toString()), pointer);
      MemorySegment name = arena.allocate(NAME);
      pico.resourceName(system, pointer.get(ADDRESS, 0), name);
      pico.addResource(system, voice, name);
    }
    pico.newEngine(system, voice, pointer);
    engine = pointer.get(ADDRESS, 0);
  }

  /** Speaks until the end, or until the sink wants no more. */
  void render(String text, VoiceEngine.Sink sink) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment utf8 = call.allocateFrom(text); // the closing NUL makes Pico speak at once
      MemorySegment taken = call.allocate(JAVA_SHORT);
      var drain = new Drain(call, sink);
      boolean wanted = true;
      for (long at = 0; at < utf8.byteSize() && wanted; at += taken.get(JAVA_SHORT, 0)) {
        pico.putText(engine, utf8.asSlice(at, Math.min(MOST_TEXT, utf8.byteSize() - at)), taken);
        wanted = drain.run();
      }
    } finally {
      pico.resetEngine(engine); // else the next text sounds a little different
    }
  }

  @Override
  public void close() {
    pico.disposeEngine(system, arena.allocateFrom(ADDRESS, engine));
    pico.terminate(arena.allocateFrom(ADDRESS, system));
    arena.close();
  }

  /** Takes samples out until Pico waits for text. */
  private final class Drain {
    private final VoiceEngine.Sink sink;
    private final MemorySegment buffer;
    private final MemorySegment bytes;
    private final MemorySegment type;
    private final short[] chunk = new short[CHUNK + BUFFER / 2];
    private int filled;

    Drain(Arena call, VoiceEngine.Sink sink) {
      this.sink = sink;
      buffer = call.allocate(BUFFER, 2);
      bytes = call.allocate(JAVA_SHORT);
      type = call.allocate(JAVA_SHORT);
    }

    boolean run() {
      int status = PicoFunctions.BUSY;
      while (status == PicoFunctions.BUSY) {
        status = pico.data(engine, buffer, bytes, type);
        int count = bytes.get(JAVA_SHORT, 0) / 2;
        MemorySegment.copy(buffer, JAVA_SHORT, 0, chunk, filled, count);
        filled += count;
        if (filled >= CHUNK || (status == PicoFunctions.IDLE && filled > 0)) {
          int ready = filled;
          filled = 0;
          if (!sink.accept(chunk, ready)) {
            return false;
          }
        }
      }
      if (status != PicoFunctions.IDLE) {
        throw new TtsException("Pico failed: pico_getData gave " + status + ".");
      }
      return true;
    }
  }
}
