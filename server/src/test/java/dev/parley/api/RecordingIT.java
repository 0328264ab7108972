package dev.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.call.CallId;
import dev.parley.records.TestJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingIT {
  @RegisterExtension static final TestApi api = new TestApi();

  @TempDir static Path files;

  private static final byte[] WAV = new byte[100_000];
  private static String path = "";

  @BeforeAll
  static void record() throws IOException {
    new Random(1).nextBytes(WAV);
    path = recorded(Files.write(files.resolve("call.wav"), WAV));
  }

  @Test
  void sendsTheWholeRecording() {
    Reply whole = api.client().get(path);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Type")).isEqualTo("audio/wav");
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(whole.header("Content-Length")).isEqualTo("100000");
    assertThat(whole.body()).isEqualTo(WAV);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-43, 0, 43",
    "bytes=99990-, 99990, 99999",
    "bytes=-10, 99990, 99999",
    "bytes=50000-999999999, 50000, 99999",
    "bytes=-200000, 0, 99999"
  })
  void sendsThePartThatIsAskedFor(String range, int first, int last) {
    Reply part = api.client().with("Range", range).get(path);
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("Content-Range")).isEqualTo("bytes %d-%d/100000".formatted(first, last));
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(WAV, first, last + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "bytes=9-5", "lines=1-2", "bytes=-", "nonsense"})
  void ignoresRangesItDoesNotKnow(String range) {
    assertThat(api.client().with("Range", range).get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100000-", "bytes=-0"})
  void refusesBytesThereAreNot(String range) {
    Reply refused = api.client().with("Range", range).get(path);
    assertThat(refused.status()).isEqualTo(416);
    assertThat(refused.header("Content-Range")).isEqualTo("bytes */100000");
  }

  @Test
  void saysWhenThereIsNone() throws IOException {
    CallId call = api.ours().call();
    assertThat(api.client().get("/call/%s/recording".formatted(call)).status()).isEqualTo(404);
    Path gone = Files.write(files.resolve("gone.wav"), WAV);
    String path = recorded(gone);
    Files.delete(gone);
    assertThat(api.client().get(path).status()).isEqualTo(404);
  }

  private static String recorded(Path file) {
    CallId call = api.ours().call();
    new TestJournal(api.ours().records(), call).recorded(file, Duration.ofSeconds(1));
    return "/call/%s/recording".formatted(call);
  }
}
