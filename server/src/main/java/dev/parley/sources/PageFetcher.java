package dev.parley.sources;

import dev.parley.knowledge.Reading;
import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundException;
import dev.parley.outbound.OutboundLimits;
import dev.parley.outbound.OutboundRequest;
import dev.parley.records.SourceVersion;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for a page once and reads what comes. Thread-safe. */
final class PageFetcher {
  private static final Logger LOG = LoggerFactory.getLogger(PageFetcher.class);
  private static final int LONGEST_VALIDATOR = 500;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

  private final OutboundClient client;
  private final OutboundLimits limits;
  private final PageReader reader;

  PageFetcher(OutboundClient client, OutboundLimits limits, PageReader reader) {
    this.client = client;
    this.limits = limits;
    this.reader = reader;
  }

  /**
   * Asks for a page.
   *
   * @param known what is known of it, which is not sent again
   */
  Fetched fetch(URI url, SourceVersion known) throws InterruptedException {
    try (OutboundAnswer answer = client.open(request(url, known))) {
      int status = answer.status();
      if (status == 200) {
        return read(url, answer);
      }
      answer.discard();
      return status == 304 && !known.equals(SourceVersion.NONE)
          ? new Fetched.Unchanged()
          : new Fetched.Failed(FetchFailures.of(status));
    } catch (OutboundException e) {
      return new Fetched.Failed(FetchFailures.of(e.failure()));
    }
  }

  private OutboundRequest request(URI url, SourceVersion known) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", PageType.ACCEPTED);
    headers.put("Accept-Encoding", "identity");
    if (known.etag() != null) {
      headers.put("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      headers.put("If-Modified-Since", known.lastModified());
    }
    return new OutboundRequest("GET", url, headers, null, limits, true);
  }

  private Fetched read(URI url, OutboundAnswer answer)
      throws OutboundException, InterruptedException {
    String contentType = answer.header("Content-Type").orElse("");
    Optional<PageType> type = PageType.of(contentType, url.getPath() == null ? "" : url.getPath());
    if (type.isEmpty()) {
      return new Fetched.Failed(FetchFailures.ofType(contentType));
    }
    String encoding = answer.header("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return new Fetched.Failed(
          "The page comes packed (%s), which nobody asked for. Have the site heed Accept-Encoding."
              .formatted(FetchFailures.shortened(encoding)));
    }
    SourceVersion version =
        new SourceVersion(validator(answer, "ETag"), validator(answer, "Last-Modified"));
    byte[] body = answer.bytes();
    Reading reading;
    try {
      reading = reader.read(url, type.get(), contentType, body);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("A page in {} could not be read", type.get(), e);
      return new Fetched.Failed(
          "The page is damaged, or made in a way that cannot be read. Give its text as a file.");
    }
    return reading.items().isEmpty()
        ? new Fetched.Failed(
            reading.problems().isEmpty()
                ? "There is nothing in the page."
                : String.join(" ", reading.problems()))
        : new Fetched.Read(reading, version);
  }

  /** What can be sent back as it came. */
  private static @Nullable String validator(OutboundAnswer answer, String header) {
    return answer
        .header(header)
        .map(String::strip)
        .filter(text -> text.length() <= LONGEST_VALIDATOR && PRINTABLE.matcher(text).matches())
        .orElse(null);
  }
}
