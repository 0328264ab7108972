package dev.parley.tts;

import dev.parley.models.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** SVOX Pico, American English: quick, streaming, and plainly a machine. */
final class Pico implements VoiceEngine {
  static final int RATE = 16_000;

  private static final int SLOWEST = 20;
  private static final int FASTEST = 500;

  private final List<PicoEngine> engines = new ArrayList<>();
  private final BlockingQueue<PicoEngine> idle;

  /** Loads as many engines as may speak at once. */
  Pico(ModelStore models, int count) {
    var functions = new PicoFunctions(models.file("pico", "libttspico.so.0"));
    List<Path> voice =
        List.of(
            models.file("pico-en-us", "en-US_ta.bin"),
            models.file("pico-en-us", "en-US_lh0_sg.bin"));
    idle = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      var engine = new PicoEngine(functions, voice);
      engines.add(engine);
      idle.add(engine);
    }
  }

  @Override
  public List<String> voices() {
    return List.of("en-US");
  }

  @Override
  public int rate() {
    return RATE;
  }

  @Override
  public void render(String text, String id, double speed, Sink sink) throws InterruptedException {
    PicoEngine engine = idle.take();
    try {
      engine.render(paced(text, speed), sink);
    } finally {
      idle.add(engine);
    }
  }

  private static String paced(String text, double speed) {
    int level = Math.clamp(Math.round(speed * 100), SLOWEST, FASTEST);
    return level == 100 ? text : "<speed level=\"" + level + "\">" + text + "</speed>";
  }

  @Override
  public void close() {
    engines.forEach(PicoEngine::close);
  }
}
