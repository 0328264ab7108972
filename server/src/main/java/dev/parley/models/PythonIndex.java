package dev.parley.models;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The package index that Python's clients on this machine are told to use.
 *
 * @param address of its simple API, ending in a slash, without user and password
 * @param authorization the value of the header, null where none is needed
 */
record PythonIndex(URI address, @Nullable String authorization) {
  private static final String PUBLIC = "https://pypi.org/simple/";

  @Override
  public String toString() {
    return "the index at " + address.getHost();
  }

  /**
   * The index configured in the environment or in a file of pip, else the public one.
   *
   * @param global the configuration of the whole machine
   */
  static PythonIndex configured(Map<String, String> environment, Path global) {
    String found =
        Stream.of("PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX")
            .map(environment::get)
            .filter(Objects::nonNull)
            .filter(value -> !value.isBlank())
            .findFirst()
            .or(() ->
                files(environment, global).stream()
                    .map(PythonIndex::inFile)
                    .filter(Objects::nonNull)
                    .findFirst())
            .orElse(PUBLIC);
    return of(found.strip());
  }

  /** What the machine is configured for. */
  static PythonIndex configured(Map<String, String> environment) {
    return configured(environment, Path.of("/etc/pip.conf"));
  }

  /** Credentials go into a header, so that no message ever names them. */
  static PythonIndex of(String address) {
    try {
      URI whole = URI.create(address.endsWith("/") ? address : address + "/");
      String user = whole.getUserInfo();
      if (user == null) {
        return new PythonIndex(whole, null);
      }
      String bare = whole.toString().replace(whole.getRawUserInfo() + "@", "");
      String encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      return new PythonIndex(URI.create(bare), "Basic " + encoded);
    } catch (IllegalArgumentException e) {
      throw new ModelException("The Python package index is configured as what is no address.", e);
    }
  }

  /** The first file that names an index counts, the nearest to the user first. */
  private static List<Path> files(Map<String, String> environment, Path global) {
    String own = environment.get("PIP_CONFIG_FILE");
    if (own != null) {
      return List.of(Path.of(own));
    }
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    String config = environment.get("XDG_CONFIG_HOME");
    Path configs = config == null ? home.resolve(".config") : Path.of(config);
    return List.of(home.resolve(".pip/pip.conf"), configs.resolve("pip/pip.conf"), global);
  }

  private static @Nullable String inFile(Path file) {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      String section = "";
      for (String line : Files.readAllLines(file)) {
        String plain = line.strip();
        if (plain.startsWith("[")) {
          section = plain;
        } else if (section.equals("[global]") && plain.matches("index[-_]url\\s*[=:].*")) {
          return plain.substring(plain.indexOf(plain.contains("=") ? '=' : ':') + 1).strip();
        }
      }
      return null;
    } catch (IOException _) {
      return null;
    }
  }
}
