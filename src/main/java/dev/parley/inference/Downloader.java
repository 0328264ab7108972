package dev.parley.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Function;

/**
 * Downloads over HTTP into a file and goes on where an interrupted download stopped (RFC 9110,
 * section 14). What is there is only trusted once its contents are verified by the caller.
 */
final class Downloader {
  private static final int ATTEMPTS = 5;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration STALL = Duration.ofSeconds(30);

  private final Function<URI, Proxy> proxies;
  private final Duration pause;
  private final Progress progress;

  /**
   * Sets the way out.
   *
   * @param pause before the second attempt; doubled before each further one
   */
  Downloader(Function<URI, Proxy> proxies, Duration pause, Progress progress) {
    this.proxies = proxies;
    this.pause = pause;
    this.progress = progress;
  }

  /**
   * Completes a file.
   *
   * @throws IOException when it stayed incomplete; the part that came is kept
   */
  void fetch(URI address, Path into, String what) throws IOException, InterruptedException {
    Path done = into.resolveSibling(into.getFileName() + ".complete");
    if (Files.exists(done) && Files.exists(into)) {
      return;
    }
    long wait = pause.toMillis();
    for (int attempt = 1; ; attempt++) {
      try {
        transfer(address, into, what);
        Files.createFile(done);
        return;
      } catch (HttpStatusException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        progress.note("The download was interrupted (" + e.getMessage() + "), trying again.");
        Thread.sleep(wait);
        wait *= 2;
      }
    }
  }

  /** Forgets a file and that it was complete. */
  static void discard(Path into) throws IOException {
    Files.deleteIfExists(into);
    Files.deleteIfExists(into.resolveSibling(into.getFileName() + ".complete"));
  }

  private void transfer(URI address, Path into, String what) throws IOException {
    long already = Files.exists(into) ? Files.size(into) : 0;
    HttpURLConnection connection = connect(address, already);
    try {
      int status = connection.getResponseCode();
      if (status == RANGE_NOT_SATISFIABLE && already > 0) {
        Files.delete(into);
        throw new IOException("the part kept of " + what + " does not fit and was dropped");
      }
      boolean resumed = status == PARTIAL && resumesAt(connection, already);
      if (status != HttpURLConnection.HTTP_OK && !resumed) {
        throw new HttpStatusException(address, status);
      }
      long start = resumed ? already : 0;
      long rest = connection.getContentLengthLong();
      long total = rest < 0 ? -1 : start + rest;
      progress.begin(what, total, start);
      long end = copy(connection, into, start);
      if (total >= 0 && end != total) {
        throw new IOException("got " + end + " of " + total + " bytes");
      }
      progress.end();
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connect(URI address, long already) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection(proxies.apply(address));
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) STALL.toMillis());
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (already > 0) {
      connection.setRequestProperty("Range", "bytes=" + already + "-");
    }
    return connection;
  }

  private static boolean resumesAt(HttpURLConnection connection, long position) {
    String range = connection.getHeaderField("Content-Range");
    return range != null && range.startsWith("bytes " + position + "-");
  }

  private long copy(HttpURLConnection connection, Path into, long start) throws IOException {
    var mode = start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    long end = start;
    try (InputStream in = connection.getInputStream();
        OutputStream out =
            Files.newOutputStream(
                into, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
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
