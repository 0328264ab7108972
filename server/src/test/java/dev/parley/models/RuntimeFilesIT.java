package dev.parley.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtSession;
import dev.parley.SpeechFixture;
import dev.parley.inference.Inference;
import dev.parley.inference.Model;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime keeps to its own business: a process of its own, with a home it could write to. */
class RuntimeFilesIT {
  @TempDir Path home;
  @TempDir Path elsewhere;

  @Test
  void writesNothingAndTellsNobody() throws Exception {
    Path cache = SpeechFixture.models().directory();
    Path stray = Path.of(System.getProperty("user.home"), ".cache", "Microsoft");
    boolean strayBefore = Files.exists(stray);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + home,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LoadsAModel.class.getName(),
            cache.toString()));
    Path output = elsewhere.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(Map.of("HOME", home.toString(), "XDG_CACHE_HOME", home.toString()));
    builder.environment().remove("ORT_DISABLE_TELEMETRY");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(output).content().contains("The model ran.");
    assertThat(process.exitValue()).isZero();
    try (Stream<Path> left = Files.walk(home)) {
      assertThat(left.filter(path -> !ofTheJvm(path))).containsExactly(home);
    }
    assertThat(Files.exists(stray)).isEqualTo(strayBefore);
  }

  /** The JVM itself keeps performance counters for jstat in the temporary directory. */
  private static boolean ofTheJvm(Path path) {
    return path.toString().contains("hsperfdata_");
  }

  /** What the child process does. */
  static final class LoadsAModel {
    private LoadsAModel() {}

    public static void main(String[] arguments) throws IOException {
      ModelStore models = ModelStore.open(Path.of(arguments[0]), System.getenv());
      try (Inference inference = Inference.open(models, 1);
          Model model = inference.load(models.file("silero-vad", "silero_vad_v5.onnx"));
          var input = inference.floats(FloatBuffer.allocate(288), 1, 288);
          var state = inference.floats(FloatBuffer.allocate(256), 2, 1, 128);
          var rate = inference.longs(new long[] {8000});
          OrtSession.Result result =
              model.run(Map.of("input", input, "state", state, "sr", rate))) {
        System.out.println("The model ran. " + result.size());
      }
    }
  }
}
