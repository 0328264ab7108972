package dev.parley.bench.served;

import dev.parley.bench.report.BenchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection to an HTTP/1.1 server, blocking. It does as little as possible, so that what
 * is measured is the server's. A body comes with a Content-Length or in chunks (RFC 9112, section
 * 7.1).
 */
public final class HttpLine implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final String LENGTH = "\r\ncontent-length:";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
  private static final String LAST = "\r\nconnection: close";

  private final URI server;
  private final String token;
  private byte[] buffer = new byte[8192];
  private int filled;
  private @Nullable Socket socket;

  public HttpLine(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** What the server answered; status 0 if it did not. */
  public record Reply(int status, String body) {
    static final Reply NONE = new Reply(0, "");
  }

  /** The bytes of a request. */
  public byte[] request(String method, String path, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nhost: %s:%d\r\nx-api-token: %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
            .formatted(method, path, server.getHost(), server.getPort(), token, content.length);
    byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(first, first.length + content.length);
    System.arraycopy(content, 0, all, first.length, content.length);
    return all;
  }

  /** Connects if it is not connected. */
  public void connect() throws IOException {
    if (socket == null) {
      Socket fresh = new Socket();
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(TIMEOUT_MILLIS);
      fresh.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
      socket = fresh;
    }
  }

  /** Sends a request and waits for the answer. */
  public Reply exchange(byte[] request) {
    try {
      connect();
      if (socket == null) {
        return Reply.NONE;
      }
      socket.getOutputStream().write(request);
      return read(socket.getInputStream());
    } catch (IOException _) {
      close();
      return Reply.NONE;
    }
  }

  private Reply read(InputStream in) throws IOException {
    filled = 0;
    int head = -1;
    while (head < 0) {
      fill(in);
      head = headEnd();
    }
    String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
    int status = Integer.parseInt(text, 9, 12, 10);
    int begin = head + HEAD_END.length;
    boolean chunked = text.toLowerCase(Locale.ROOT).contains(CHUNKED);
    String body = chunked ? chunks(in, begin) : text(in, begin, length(text));
    if (text.toLowerCase(Locale.ROOT).contains(LAST)) {
      close();
    }
    return new Reply(status, body);
  }

  private String text(InputStream in, int begin, int length) throws IOException {
    fillTo(in, begin + length);
    return new String(buffer, begin, length, StandardCharsets.UTF_8);
  }

  private String chunks(InputStream in, int begin) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = begin;
    while (true) {
      int end = at;
      do {
        fillTo(in, ++end);
      } while (buffer[end - 1] != '\n');
      String size = new String(buffer, at, end - at, StandardCharsets.ISO_8859_1).strip();
      int length = Integer.parseInt(size, 16);
      fillTo(in, end + length + 2);
      body.write(buffer, end, length);
      at = end + length + 2;
      if (length == 0) {
        return body.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private void fillTo(InputStream in, int end) throws IOException {
    while (filled < end) {
      fill(in);
    }
  }

  private void fill(InputStream in) throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new IOException("closed");
    }
    filled += read;
  }

  private int headEnd() {
    for (int i = 0; i + HEAD_END.length <= filled; i++) {
      if (Arrays.equals(buffer, i, i + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
        return i;
      }
    }
    return -1;
  }

  private static int length(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new BenchException("The server answered without a Content-Length:\n" + head);
    }
    int begin = at + LENGTH.length();
    int end = head.indexOf('\r', begin);
    return Integer.parseInt(head.substring(begin, end < 0 ? head.length() : end).strip());
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException _) {
      // It is of no use any more either way.
    }
    socket = null;
  }
}
