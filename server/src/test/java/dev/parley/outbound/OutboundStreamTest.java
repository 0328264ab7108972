package dev.parley.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.call.Reach;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that is read as it comes, and cut off when nobody wants it any more. */
class OutboundStreamTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final CountDownLatch over = new CountDownLatch(1);
  private final OutboundClient client = OutboundClient.within(Reach.LOOPBACK);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    over.countDown();
    threads.shutdownNow();
    client.close();
  }

  private static String chunk(String text) {
    return "%x\r\n%s\r\n".formatted(text.length(), text);
  }

  private OutboundAnswer open(HandMadeServer server) throws IOException, InterruptedException {
    return client.open(Outbounds.get("http://127.0.0.1:" + server.port() + "/"));
  }

  @Test
  void eachEventIsThereWhenItIsSent() throws Exception {
    Semaphore next = new Semaphore(0);
    try (HandMadeServer server =
            new HandMadeServer((_, out) -> {
              HandMadeServer.write(out, HEAD);
              for (int i = 0; i < 3; i++) {
                next.acquire();
                HandMadeServer.write(out, chunk("data: " + i + "\n\n"));
              }
              HandMadeServer.write(out, "0\r\n\r\n");
            });
        OutboundAnswer answer = open(server)) {
      assertThat(answer.header("content-type")).contains("text/event-stream");
      assertThat(answer.length()).isEmpty();
      var lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.US_ASCII));
      for (int i = 0; i < 3; i++) {
        next.release();
        assertThat(lines.readLine()).isEqualTo("data: " + i);
        assertThat(lines.readLine()).isEmpty();
      }
      assertThat(lines.readLine()).isNull();
    }
  }

  private HandMadeServer hanging(String after) throws IOException {
    return new HandMadeServer((_, out) -> {
      HandMadeServer.write(out, after);
      over.await();
    });
  }

  @Test
  void whoeverWaitsForMoreIsInterruptedAtOnce() throws Exception {
    try (HandMadeServer server = hanging(HEAD)) {
      CountDownLatch reading = new CountDownLatch(1);
      Future<byte[]> read =
          threads.submit(() -> {
            try (OutboundAnswer answer = open(server)) {
              reading.countDown();
              return answer.bytes();
            }
          });
      reading.await();
      threads.shutdownNow();
      assertThatThrownBy(read::get).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void whoeverWaitsForTheHeadIsInterruptedAtOnce() throws Exception {
    try (HandMadeServer server = hanging("")) {
      Future<Integer> opened =
          threads.submit(() -> {
            try (OutboundAnswer answer = open(server)) {
              return answer.status();
            }
          });
      while (server.heads().isEmpty()) {
        Thread.onSpinWait();
      }
      threads.shutdownNow();
      assertThatThrownBy(opened::get).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void anotherThreadMayEndIt() throws Exception {
    try (HandMadeServer server = hanging(HEAD);
        OutboundAnswer answer = open(server)) {
      CountDownLatch reading = new CountDownLatch(1);
      Future<byte[]> read =
          threads.submit(() -> {
            reading.countDown();
            return answer.bytes();
          });
      reading.await();
      threads.submit(answer::close).get();
      assertThatThrownBy(read::get).hasCauseInstanceOf(OutboundException.class);
    }
  }

  @Test
  void aClientThatClosesEndsThemAll() throws Exception {
    try (HandMadeServer server = hanging(HEAD);
        OutboundAnswer answer = open(server)) {
      Future<byte[]> read = threads.submit(answer::bytes);
      client.close();
      assertThatThrownBy(read::get).hasCauseInstanceOf(OutboundException.class);
      assertThatThrownBy(() -> open(server)).isInstanceOf(OutboundException.class);
    }
  }

  @Test
  void aConnectionWhoseAnswerWasReadServesAgain() throws Exception {
    try (HandMadeServer server =
        HandMadeServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
      for (int i = 0; i < 3; i++) {
        try (OutboundAnswer answer = open(server)) {
          answer.discard();
        }
      }
      assertThat(server.heads()).hasSize(3);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatTheHostClosedIsNotTriedAgain() throws Exception {
    try (HandMadeServer server =
        new HandMadeServer((_, out) -> {
          HandMadeServer.write(out, "HTTP/1.1 204 No Content\r\n\r\n");
          out.close();
        })) {
      for (int i = 0; i < 3; i++) {
        try (OutboundAnswer answer = open(server)) {
          assertThat(answer.status()).isEqualTo(204);
        }
      }
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void anAnswerWithoutEndIsDoneWithOnceItsHeadIsThere() throws Exception {
    HandMadeServer[] self = new HandMadeServer[1];
    try (HandMadeServer server =
        new HandMadeServer((_, out) -> {
          HandMadeServer.write(out, HEAD);
          self[0].drip(out, chunk("x".repeat(1 << 10)));
        })) {
      self[0] = server;
      for (int i = 0; i < 2; i++) {
        OutboundAnswer answer = open(server);
        assertThat(answer.status()).isEqualTo(200);
        answer.discard();
        assertThatThrownBy(answer::bytes).isInstanceOf(OutboundException.class);
      }
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void twoHundredThatWaitHoldNoPlatformThreads() throws Exception {
    int many = 200;
    try (HandMadeServer server = hanging("")) {
      Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
      List<Future<OutboundAnswer>> waiting = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        waiting.add(threads.submit(() -> open(server)));
      }
      while (server.heads().size() < many) {
        Thread.sleep(Duration.ofMillis(5));
      }
      Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
      after.removeAll(before);
      // Those of the JDK that carry virtual threads and wake them, and our look-ups.
      assertThat(after.size()).isLessThan(many / 4);
      assertThat(waiting).noneMatch(Future::isDone);
    }
  }
}
