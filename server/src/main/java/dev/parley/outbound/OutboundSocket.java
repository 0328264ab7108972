package dev.parley.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket (RFC 6455) to a host that the operator chose. It connects and sends on a virtual
 * thread of its own, in order; what is sent before it is open waits. Thread-safe.
 */
public final class OutboundSocket implements AutoCloseable {
  /** Messages that wait to be sent; one more, and the far end is too slow to be any use. */
  private static final int MOST_WAITING = 512;

  /** A text longer than this is no message. */
  private static final int LONGEST_TEXT = 1 << 20;

  /** A message that is not gone by then goes nowhere. */
  private static final Duration LONGEST_SENDING = Duration.ofSeconds(10);

  private static final Object END = new Object();

  private final Listener listener;
  private final BlockingQueue<Object> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread thread;
  private volatile @Nullable WebSocket socket;

  /** Told what comes, on threads of the socket's; must not block. */
  public interface Listener {
    /** A whole text. */
    void text(String text);

    /**
     * It is over, or was never open; told once, and not if it was closed here.
     *
     * @param why in a few words that hold nothing of what was sent: "HTTP 401"
     */
    void ended(String why);
  }

  /**
   * Connects.
   *
   * @param uri ws or wss
   * @param connect within which it must be open
   */
  OutboundSocket(
      HttpClient client,
      URI uri,
      Map<String, String> headers,
      Duration connect,
      Listener listener) {
    this.listener = listener;
    thread =
        Thread.ofVirtual().name("outbound-socket").start(() -> run(client, uri, headers, connect));
  }

  /** Sends a text; false if it is over. */
  public boolean send(String text) {
    return queue(text);
  }

  /** Sends bytes, which are not to be changed any more; false if it is over. */
  public boolean send(ByteBuffer bytes) {
    return queue(bytes);
  }

  private boolean queue(Object message) {
    if (over.get()) {
      return false;
    }
    if (!waiting.offer(message)) {
      cut("it takes no more: %d messages wait".formatted(MOST_WAITING));
      return false;
    }
    return true;
  }

  private void run(HttpClient client, URI uri, Map<String, String> headers, Duration connect) {
    try {
      WebSocket opened = open(client, uri, headers, connect);
      socket = opened;
      for (Object next = waiting.take(); next != END; next = waiting.take()) {
        send(opened, next);
      }
      sent(opened.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (CompletionException e) {
      end(words(e.getCause()));
    } finally {
      over.set(true);
      abort();
    }
  }

  private WebSocket open(
      HttpClient client, URI uri, Map<String, String> headers, Duration connect) {
    WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(connect);
    headers.forEach(builder::header);
    return builder.buildAsync(uri, new Incoming()).join();
  }

  private static void send(WebSocket socket, Object message) {
    switch (message) {
      case String text -> sent(socket.sendText(text, true));
      case ByteBuffer bytes -> sent(socket.sendBinary(bytes, true));
      default -> throw new IllegalStateException("a message of no kind");
    }
  }

  private static void sent(CompletableFuture<WebSocket> sending) {
    var _ = sending.orTimeout(LONGEST_SENDING.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Ends it at once, for a reason. */
  private void cut(String why) {
    end(why);
    thread.interrupt();
    abort();
  }

  private void abort() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  private static String words(@Nullable Throwable cause) {
    return switch (cause) {
      case WebSocketHandshakeException refused -> "HTTP " + refused.getResponse().statusCode();
      case HttpTimeoutException _ -> "no connection in time";
      case IOException e -> OutboundFailure.of(e, "").words();
      case null, default -> new OutboundFailure.Broken().words();
    };
  }

  private void end(String why) {
    if (over.compareAndSet(false, true)) {
      listener.ended(why);
    }
  }

  private final class Incoming implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (text.length() > LONGEST_TEXT) {
        cut("a message of more than %d characters".formatted(LONGEST_TEXT));
        return null;
      }
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        if (!over.get()) {
          listener.text(whole);
        }
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      cut("closed by the far end (%d)".formatted(code));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      cut(new OutboundFailure.Broken().words());
    }
  }

  /** Sends what waits, then closes it; nothing is told any more. */
  @Override
  public void close() {
    if (over.compareAndSet(false, true) && !waiting.offer(END)) {
      thread.interrupt();
    }
  }
}
