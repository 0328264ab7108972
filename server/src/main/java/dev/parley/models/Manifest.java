package dev.parley.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of what is fetched: {@code models.json} beside this class. */
final class Manifest {
  private Manifest() {}

  /** The items for this machine. */
  static List<Item> bundled() {
    try (InputStream in = Manifest.class.getResourceAsStream("models.json")) {
      if (in == null) {
        throw new ModelException("The resource models.json is missing from the build.");
      }
      String machine = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
      return parse(in).stream().filter(item -> item.fits(machine)).toList();
    } catch (IOException e) {
      throw new ModelException("The resource models.json cannot be read.", e);
    }
  }

  static String platform(String system, String architecture) {
    String os = system.toLowerCase(Locale.ROOT).split(" ", -1)[0];
    return switch (architecture) {
      case "amd64", "x86_64" -> os + "-x64";
      case "aarch64", "arm64" -> os + "-arm64";
      default -> os + "-" + architecture;
    };
  }

  static List<Item> parse(InputStream in) throws IOException {
    List<Item> items = new ArrayList<>();
    for (JsonNode item : new ObjectMapper().readTree(in).required("items")) {
      items.add(item(item));
    }
    return List.copyOf(items);
  }

  private static Item item(JsonNode node) {
    List<ModelSource> sources = new ArrayList<>();
    node.required("sources").forEach(source -> sources.add(source(source)));
    List<Item.File> files = new ArrayList<>();
    for (JsonNode file : node.required("files")) {
      files.add(
          new Item.File(
              text(file, "name"),
              text(file, "from"),
              file.required("bytes").longValue(),
              text(file, "sha256")));
    }
    return new Item(
        text(node, "name"),
        node.has("platform") ? text(node, "platform") : null,
        text(node, "what"),
        text(node, "licence"),
        text(node, "by"),
        node.path("on_demand").asBoolean(false),
        sources,
        files);
  }

  private static ModelSource source(JsonNode node) {
    if (node.has("npm")) {
      String pinned = text(node, "npm");
      int at = pinned.lastIndexOf('@');
      return new ModelSource.Npm(pinned.substring(0, at), pinned.substring(at + 1));
    }
    if (node.has("debian")) {
      String pinned = text(node, "debian");
      int equals = pinned.indexOf('=');
      return new ModelSource.Debian(
          pinned.substring(0, equals),
          pinned.substring(equals + 1),
          text(node, "suite"),
          text(node, "component"));
    }
    if (node.has("python")) {
      String pinned = text(node, "python");
      int equals = pinned.indexOf("==");
      return new ModelSource.Python(
          pinned.substring(0, equals),
          pinned.substring(equals + 2),
          text(node, "wheel"),
          text(node, "sha256"));
    }
    return new ModelSource.Jar(text(node, "jar"));
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }
}
