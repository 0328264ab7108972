package dev.parley.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonIndexTest {
  @TempDir Path home;

  @Test
  void isThePublicOneWhereNoneIsConfigured() {
    assertThat(index(Map.of()).address()).hasToString("https://pypi.org/simple/");
  }

  @Test
  void isTheOneOfTheEnvironmentBeforeThatOfAFile() throws IOException {
    file(".config/pip/pip.conf", "[global]\nindex-url = https://file.example/simple\n");
    assertThat(index(Map.of()).address()).hasToString("https://file.example/simple/");
    assertThat(index(Map.of("UV_INDEX_URL", "https://uv.example/s/")).address())
        .hasToString("https://uv.example/s/");
    assertThat(
            index(Map.of("UV_INDEX_URL", "https://uv.example", "PIP_INDEX_URL", "http://p.example"))
                .address())
        .hasToString("http://p.example/");
  }

  @Test
  void isTheOneOfTheFileNamedOnly() throws IOException {
    file(".pip/pip.conf", "[global]\nindex_url=https://file.example/simple\n");
    Path named = file("own.conf", "[install]\nindex-url = https://wrong.example/\n[global]\n");
    assertThat(index(Map.of("PIP_CONFIG_FILE", named.toString())).address())
        .hasToString("https://pypi.org/simple/");
    assertThat(index(Map.of()).address()).hasToString("https://file.example/simple/");
  }

  @Test
  void isThatOfTheMachineLast() throws IOException {
    file("etc.conf", "[global]\ncert = x\nindex-url = https://machine.example/simple\n");
    assertThat(index(Map.of()).address()).hasToString("https://machine.example/simple/");
  }

  @Test
  void keepsCredentialsOutOfTheAddress() {
    PythonIndex index = PythonIndex.of("https://me:secret@index.example/simple");
    assertThat(index.address()).hasToString("https://index.example/simple/");
    assertThat(index.authorization()).isEqualTo("Basic bWU6c2VjcmV0");
    assertThat(index.toString()).doesNotContain("secret", "bWU6c2VjcmV0");
    assertThatThrownBy(() -> PythonIndex.of("https://me:se cret@x"))
        .isInstanceOf(ModelException.class)
        .hasMessageNotContaining("cret@");
  }

  private PythonIndex index(Map<String, String> environment) {
    var whole = new java.util.HashMap<>(environment);
    whole.put("HOME", home.toString());
    return PythonIndex.configured(whole, home.resolve("etc.conf"));
  }

  private Path file(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
