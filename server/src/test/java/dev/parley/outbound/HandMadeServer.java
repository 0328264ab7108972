package dev.parley.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes its answers byte by byte, as badly as a test wants, one request after another. */
public final class HandMadeServer implements AutoCloseable {
  private static final int WAITING = 1_000;

  private final ServerSocket socket;
  private final Speaker speaker;
  private final Queue<List<String>> heads = new ConcurrentLinkedQueue<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  /** Answers a request. */
  @FunctionalInterface
  public interface Speaker {
    void answer(List<String> head, OutputStream out) throws IOException, InterruptedException;
  }

  public HandMadeServer(Speaker speaker) throws IOException {
    this(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()), speaker);
  }

  HandMadeServer(ServerSocket socket, Speaker speaker) {
    this.socket = socket;
    this.speaker = speaker;
    Thread.ofVirtual().start(this::accept);
  }

  /** Always the same answer. */
  public static HandMadeServer saying(String answer) throws IOException {
    return new HandMadeServer((_, out) -> write(out, answer));
  }

  /** Writes in ASCII. */
  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The lines of each request's head, as they came. */
  public List<List<String>> heads() {
    return List.copyOf(heads);
  }

  /** How many connections were made. */
  int connections() {
    return connections.size();
  }

  /** Nothing happens, until the test is over. */
  public void hang() throws InterruptedException {
    over.await();
  }

  /** Writes a piece again and again, a moment apart, until the test is over or nobody listens. */
  public void drip(OutputStream out, String piece) throws IOException, InterruptedException {
    while (!over.await(2, TimeUnit.MILLISECONDS)) {
      write(out, piece);
    }
  }

  private void accept() {
    while (over.getCount() > 0) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
        heads.add(head);
        speaker.answer(head, connection.getOutputStream());
      }
    } catch (IOException _) {
      // Cut off, as tests want it.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> head(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
