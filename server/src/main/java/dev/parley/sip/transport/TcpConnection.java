package dev.parley.sip.transport;

import dev.parley.sip.message.StreamFramer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** One TCP connection: its framing in, its queue out. Loop-confined. */
final class TcpConnection {
  /** A peer that does not read is dropped rather than waited for. */
  private static final int MOST_QUEUED = 1024 * 1024;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final InetSocketAddress peer;
  private final boolean ours;
  private final StreamFramer framer = new StreamFramer();
  private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
  private Instant lastMessage;
  private Instant lastWrite;
  private int queued;
  private boolean closing;

  private record Outgoing(ByteBuffer bytes, Runnable failed) {}

  /**
   * A connection on a selector.
   *
   * @param ours whether we opened it, and so keep it alive
   */
  TcpConnection(
      SocketChannel channel, SelectionKey key, InetSocketAddress peer, boolean ours, Instant now) {
    this.channel = channel;
    this.key = key;
    this.peer = peer;
    this.ours = ours;
    this.lastMessage = now;
    this.lastWrite = now;
  }

  InetSocketAddress peer() {
    return peer;
  }

  boolean ours() {
    return ours;
  }

  Instant lastMessage() {
    return lastMessage;
  }

  Instant lastWrite() {
    return lastWrite;
  }

  /** Bytes that memory is taken for until their message is whole. */
  int held() {
    return framer.room();
  }

  boolean closed() {
    return !channel.isOpen();
  }

  boolean connected() {
    return channel.isConnected();
  }

  /** Completes a connection attempt; throws when it was refused. */
  void connect() throws IOException {
    if (channel.finishConnect()) {
      interest();
    }
  }

  /** Queues bytes; false when the peer has let too many pile up. */
  boolean send(byte[] bytes, Instant now, Runnable failed) {
    if (queued + bytes.length > MOST_QUEUED || closing) {
      return false;
    }
    queue.add(new Outgoing(ByteBuffer.wrap(bytes), failed));
    queued += bytes.length;
    lastWrite = now;
    return true;
  }

  /** Closes once all that is queued has been written. */
  void closeWhenFlushed() {
    closing = true;
  }

  /** Writes what the socket takes. */
  void flush() throws IOException {
    if (!channel.isConnected()) {
      return;
    }
    while (true) {
      Outgoing head = queue.peek();
      if (head == null) {
        break;
      }
      queued -= channel.write(head.bytes());
      if (head.bytes().hasRemaining()) {
        break;
      }
      queue.remove();
    }
    if (closing && queue.isEmpty()) {
      channel.shutdownOutput();
    }
    interest();
  }

  private void interest() {
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_READ | (queue.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }
  }

  /** The frames in what has arrived; throws at the end of the stream. */
  List<StreamFramer.Frame> read(byte[] chunk, Instant now) throws IOException {
    int count = channel.read(ByteBuffer.wrap(chunk));
    if (count < 0) {
      throw new IOException("The peer closed the connection.");
    }
    if (closing) {
      return List.of();
    }
    List<StreamFramer.Frame> frames = framer.offer(chunk, count);
    if (frames.stream().anyMatch(StreamFramer.Frame.Message.class::isInstance)) {
      lastMessage = now;
    }
    return frames;
  }

  /** Closes at once and tells the senders of what did not leave. */
  void close() {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      queued = 0;
    }
    while (!queue.isEmpty()) {
      queue.remove().failed().run();
    }
  }
}
