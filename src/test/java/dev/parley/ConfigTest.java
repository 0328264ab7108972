package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
