package dev.parley.records;

import dev.parley.watch.Pulse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the wake-ups of all nodes, on a connection of its own. A wake-up can be lost, so whoever
 * listens looks now and then by themselves too.
 */
public final class Notices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final int LISTEN_MILLIS = 5_000;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final Map<Channel, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Pulse pulse = new Pulse("notices", Database.LONGEST_ROUND);
  private final Thread thread;
  private volatile @Nullable Connection connection;

  private Notices(Database database) {
    this.database = database;
    this.thread =
        Thread.ofPlatform().daemon().name(pulse.name()).unstarted(() -> pulse.live(this::run));
  }

  /** Begins to listen. */
  public static Notices start(Database database) {
    Notices notices = new Notices(database);
    notices.thread.start();
    return notices;
  }

  /** Runs {@code listener}, which must be quick, at every wake-up of the channel. */
  public void on(Channel channel, Runnable listener) {
    onEach(channel, _ -> listener.run());
  }

  /**
   * Tells {@code listener}, which must be quick, what each wake-up of the channel is about; of
   * nothing when some may have been missed.
   */
  public void onEach(Channel channel, Consumer<String> listener) {
    listeners.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(listener);
  }

  /** How the thread does. */
  public Pulse pulse() {
    return pulse;
  }

  private void run() {
    pulse.rounds(
        this::open,
        () -> {
          pulse.working();
          try (Connection own = database.connect()) {
            connection = own;
            listen(own);
          } catch (SQLException e) {
            if (open()) {
              LOG.warn("Wake-ups are not heard until the database is back", e);
              pulse.resting(PAUSE.toNanos());
              pause();
            }
          }
        });
  }

  private boolean open() {
    return closed.getCount() > 0;
  }

  private void listen(Connection own) throws SQLException {
    try (Statement statement = own.createStatement()) {
      for (Channel channel : Channel.values()) {
        statement.execute("listen " + channel.sql());
      }
    }
    // Whatever happened while nobody listened.
    for (Channel channel : Channel.values()) {
      wake(channel, "");
    }
    PGConnection postgres = own.unwrap(PGConnection.class);
    while (open()) {
      pulse.working();
      PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
      for (Channel channel : Channel.values()) {
        Arrays.stream(heard)
            .filter(notification -> notification.getName().equals(channel.sql()))
            .map(PGNotification::getParameter)
            .distinct()
            .forEach(about -> wake(channel, about));
      }
    }
  }

  private void wake(Channel channel, String about) {
    for (Consumer<String> listener : listeners.getOrDefault(channel, List.of())) {
      try {
        listener.accept(about);
      } catch (RuntimeException | Error e) {
        pulse.outlive(e);
        LOG.error("A listener to wake-ups failed", e);
      }
    }
  }

  private void pause() {
    try {
      boolean _ = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closed.countDown();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Connection own = connection;
    try {
      if (own != null) {
        own.abort(Runnable::run);
      }
      thread.join(Duration.ofSeconds(2));
    } catch (SQLException e) {
      LOG.debug("The connection for wake-ups was closed already", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
