package dev.parley.models;

import dev.parley.outbound.Backoff;
import dev.parley.outbound.OutboundAnswer;
import dev.parley.outbound.OutboundClient;
import dev.parley.outbound.OutboundRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Downloads over HTTP into a file and goes on where an interrupted download stopped (RFC 9110,
 * section 14). What is there is only trusted once its contents are verified by the caller.
 */
final class Downloader {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final OutboundClient client;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Progress progress;
  private final Patience patience;

  /** Sets the way out, which stays open. */
  Downloader(
      OutboundClient client,
      Backoff backoff,
      RandomGenerator random,
      Progress progress,
      Patience patience) {
    this.client = client;
    this.patience = patience;
    this.backoff = backoff;
    this.random = random;
    this.progress = progress;
  }

  /**
   * Completes a file.
   *
   * @throws IOException when it stayed incomplete; the part that came is kept
   */
  void fetch(URI address, Path into, String what) throws IOException, InterruptedException {
    fetch(address, Map.of(), into, what);
  }

  /** The same, with headers that the server wants. */
  void fetch(URI address, Map<String, String> headers, Path into, String what)
      throws IOException, InterruptedException {
    Path done = into.resolveSibling(into.getFileName() + ".complete");
    if (Files.exists(done) && Files.exists(into)) {
      return;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        transfer(address, headers, into, what);
        Files.createFile(done);
        return;
      } catch (HttpStatusException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == patience.attempts()) {
          throw e;
        }
        progress.note("The download was interrupted (" + e.getMessage() + "), trying again.");
        Thread.sleep(backoff.after(attempt, random));
      }
    }
  }

  /** Forgets a file and that it was complete. */
  static void discard(Path into) throws IOException {
    Files.deleteIfExists(into);
    Files.deleteIfExists(into.resolveSibling(into.getFileName() + ".complete"));
  }

  private void transfer(URI address, Map<String, String> wanted, Path into, String what)
      throws IOException, InterruptedException {
    long already = Files.exists(into) ? Files.size(into) : 0;
    try (OutboundAnswer answer = client.open(request(address, wanted, already))) {
      int status = answer.status();
      if (status == RANGE_NOT_SATISFIABLE && already > 0) {
        Files.delete(into);
        throw new IOException("the part kept of " + what + " does not fit and was dropped");
      }
      boolean resumed = status == PARTIAL && resumesAt(answer, already);
      if (status != OK && !resumed) {
        throw new HttpStatusException(address, status);
      }
      long start = resumed ? already : 0;
      OptionalLong rest = answer.length();
      long total = rest.isEmpty() ? -1 : start + rest.getAsLong();
      progress.begin(what, total, start);
      long end = copy(answer.body(), into, start);
      if (total >= 0 && end != total) {
        throw new IOException("got " + end + " of " + total + " bytes");
      }
      progress.end();
    }
  }

  private OutboundRequest request(URI address, Map<String, String> wanted, long already) {
    Map<String, String> headers = new HashMap<>(wanted);
    headers.put("Accept-Encoding", "identity");
    if (already > 0) {
      headers.put("Range", "bytes=" + already + "-");
    }
    return new OutboundRequest("GET", address, headers, null, patience.file(), true);
  }

  private static boolean resumesAt(OutboundAnswer answer, long position) {
    return answer
        .header("Content-Range")
        .filter(range -> range.startsWith("bytes " + position + "-"))
        .isPresent();
  }

  private long copy(InputStream in, Path into, long start) throws IOException {
    var mode = start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long end = start;
    try (OutputStream out =
        Files.newOutputStream(into, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        end += n;
        progress.advance(end);
      }
    }
    return end;
  }

  /** The server will not give the file, now or later. */
  static final class HttpStatusException extends IOException {
    private static final long serialVersionUID = 1L;

    HttpStatusException(URI address, int status) {
      super(
          "The server " + address.getHost() + " answered " + status + " for " + address.getPath());
    }
  }
}
