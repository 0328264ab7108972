package dev.parley.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way to a PostgreSQL, which can be cut and mended, also after a commit and before its answer.
 */
public final class DatabaseLink implements AutoCloseable {
  /** The answer to a commit, as it is on the wire. */
  private static final String COMMITTED = "COMMIT\0";

  private final int server;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Optional<String>> doomed = new AtomicReference<>(Optional.empty());
  private volatile boolean cut;

  /** Leads to a port of this machine. */
  DatabaseLink(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Breaks every connection; new ones break as well until {@link #mend}. */
  public void cut() {
    cut = true;
    open.forEach(DatabaseLink::close);
  }

  /** Lets new connections through. */
  public void mend() {
    cut = false;
  }

  /** Breaks one connection when the server has committed what contains this statement, once. */
  public void loseAnswerTo(String statement) {
    doomed.set(Optional.of(statement));
  }

  /** Whether an answer that was to be lost is lost. */
  public boolean lostAnswer() {
    return doomed.get().isEmpty();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket forth = new Socket();
        forth.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
        // As both ends have it: else a piece waits for the acknowledgement of the one before.
        client.setTcpNoDelay(true);
        forth.setTcpNoDelay(true);
        open.add(client);
        open.add(forth);
        AtomicBoolean marked = new AtomicBoolean();
        Thread.startVirtualThread(() -> pass(client, forth, text -> see(text, marked)));
        Thread.startVirtualThread(() -> pass(forth, client, text -> through(text, marked)));
        if (cut) {
          close(client);
          close(forth);
        }
      }
    } catch (IOException e) {
      if (!listening.isClosed()) {
        throw new AssertionError("The link failed", e);
      }
    }
  }

  private boolean see(String text, AtomicBoolean marked) {
    if (doomed.get().filter(text::contains).isPresent()) {
      marked.set(true);
    }
    return true;
  }

  private boolean through(String text, AtomicBoolean marked) {
    if (marked.get() && text.contains(COMMITTED)) {
      doomed.set(Optional.empty());
      return false;
    }
    return true;
  }

  /** Whether bytes, read as text, may pass; otherwise the connection is broken. */
  private interface Censor {
    boolean passes(String text);
  }

  private void pass(Socket from, Socket to, Censor censor) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (!censor.passes(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))) {
          return;
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException _) {
      // One end was closed, and closing the other tells it.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
