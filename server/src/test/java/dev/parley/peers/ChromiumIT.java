package dev.parley.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChromiumIT {
  @Test
  void drawsAPage() throws IOException, InterruptedException {
    Chromium chromium = Chromium.ensure();
    var builder =
        new ProcessBuilder(
                List.of(
                    chromium.program().toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--dump-dom",
                    "data:text/html,<p>drawn"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(chromium.environment());
    Process process = builder.start();
    String page = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(page).contains("<p>drawn");
  }
}
