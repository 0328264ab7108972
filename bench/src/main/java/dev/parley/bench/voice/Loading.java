package dev.parley.bench.voice;

import dev.parley.bench.report.BenchException;
import dev.parley.bench.served.ProcessFigures;
import dev.parley.inference.Inference;
import dev.parley.models.ModelStore;
import dev.parley.sim.Rendered;
import dev.parley.tts.EmbeddedVoices;
import dev.parley.tts.Voice;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to load a voice's engine, seen in a process of its own that has loaded the runtime
 * of networks already and gives memory back soon.
 *
 * @param memory that stays resident once it has said something, in bytes
 * @param used processor time until it can speak
 */
record Loading(long memory, Duration used) {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms16m",
          "-Xmx1g",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=10",
          "--enable-native-access=ALL-UNNAMED");

  /** Loads it once. */
  static Loading of(Voice voice) throws InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(OPTIONS);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Loading.class.getName(),
            voice.engine(),
            voice.id()));
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] figures = said.strip().split(" ", -1);
      if (process.waitFor() != 0 || figures.length != 2) {
        throw new BenchException(
            "The voice %s cannot be loaded alone: %s".formatted(VoiceName.of(voice), said));
      }
      return new Loading(Long.parseLong(figures[0]), Duration.ofNanos(Long.parseLong(figures[1])));
    } catch (IOException e) {
      throw new BenchException("No process can be started to load a voice in.", e);
    }
  }

  /** The process: loads an engine, has its voice speak, and prints bytes and nanoseconds. */
  public static void main(String[] arguments) throws InterruptedException {
    ModelStore store =
        ModelStore.open(ModelStore.defaultDirectory(System.getenv()), System.getenv());
    try (Inference inference = Inference.open(store, 1)) {
      ProcessFigures before = figures();
      try (EmbeddedVoices voices = EmbeddedVoices.only(arguments[0], store, inference, 1)) {
        Duration used = figures().spent().minus(before.spent());
        var voice = new Voice(arguments[0], arguments[1], 1);
        var _ = Rendered.speech(voices, voice, "You are welcome any time.", Utterance.RATE);
        System.out.println((figures().resident() - before.resident()) + " " + used.toNanos());
      }
    }
  }

  /** Without garbage. */
  private static ProcessFigures figures() {
    System.gc();
    System.gc();
    return ProcessFigures.of(ProcessHandle.current().pid());
  }
}
