package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.outbound.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  @Test
  void worksWithNothingSet() {
    Config config = Config.read(Map.of("HOME", "/home/ada", "PATH", "/bin"));
    assertThat(config.home()).isEqualTo(Path.of("/home/ada/.local/share/parley"));
    assertThat(config.http().getPort()).isEqualTo(8080);
    assertThat(config.trunk()).isNull();
    assertThat(config.dialAllow().text()).isEqualTo("all");
    assertThat(config.ringTime()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_HTTP_PORT", "eighty",
                    "PARLEY_RTP_PORTS", "20000-20010",
                    "PARLEY_MODEL", "huge",
                    "PARLEY_DIAL_ALLOW", "US,Narnia",
                    "PARLEY_TRUSTED_PROXIES", "my-proxy",
                    "PARLEY_TRUNKS", "sip:a@b")))
        .isInstanceOf(Config.InvalidConfigException.class)
        .hasMessageContaining("PARLEY_HTTP_PORT is \"eighty\"")
        .hasMessageContaining("PARLEY_RTP_PORTS is \"20000-20010\"")
        .hasMessageContaining("PARLEY_MODEL is \"huge\"; it can be base or tiny.")
        .hasMessageContaining("PARLEY_DIAL_ALLOW is \"US,Narnia\": \"Narnia\" is no country")
        .hasMessageContaining("PARLEY_TRUSTED_PROXIES is \"my-proxy\"; it must be addresses")
        .hasMessageContaining("PARLEY_TRUNKS is not a setting of Parley");
  }

  @Test
  void treatsABlankSettingAsUnset() {
    assertThat(Config.read(Map.of("PARLEY_TRUNK", " ")).trunk()).isNull();
  }

  @Test
  void takesALanguageModel(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "sk-of-a-file\n");
    Config config =
        Config.read(
            Map.of(
                "PARLEY_MODEL_URL", "http://localhost:11434/v1",
                "PARLEY_MODEL_NAME", "qwen3:4b",
                "PARLEY_MODEL_KEY_FILE", file.toString()));
    assertThat(config.languageModel())
        .isEqualTo(
            new Endpoint(
                URI.create("http://localhost:11434/v1"),
                "qwen3:4b",
                new Endpoint.Key("sk-of-a-file")));
    assertThat(config.toString()).doesNotContain("sk-of-a-file");
    assertThat(Config.read(Map.of()).languageModel()).isNull();
  }

  @Test
  void tellsWhatIsWrongWithALanguageModelAndNeverItsKey() {
    assertThatThrownBy(() -> Config.read(Map.of("PARLEY_MODEL_URL", "http://localhost/v1")))
        .hasMessageContaining("needs both PARLEY_MODEL_URL and PARLEY_MODEL_NAME");
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_MODEL_URL", "http://me:hidden@localhost/v1",
                    "PARLEY_MODEL_NAME", "small",
                    "PARLEY_MODEL_KEY", "sk-one two",
                    "PARLEY_MODEL_KEY_FILE", "/no/such/file")))
        .hasMessageContaining("PARLEY_MODEL_URL must be an address")
        .hasMessageContaining("only one of PARLEY_MODEL_KEY and PARLEY_MODEL_KEY_FILE")
        .hasMessageContaining("\"/no/such/file\", which cannot be read")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() ->
            Config.read(
                Map.of(
                    "PARLEY_MODEL_URL", "http://localhost/v1",
                    "PARLEY_MODEL_NAME", "small",
                    "PARLEY_MODEL_KEY", "sk-one two")))
        .hasMessageContaining("PARLEY_MODEL_KEY is no key")
        .hasMessageNotContaining("sk-one");
  }
}
