package dev.parley.api;

import dev.parley.call.TeamId;
import dev.parley.driver.WrittenConversation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Conversations that are held in writing, in memory: each ends with the server, or when nobody has
 * written for {@link #IDLE}. A team may have {@value #MOST} at once; the one that was left alone
 * longest makes room for another.
 */
final class Chats {
  static final Duration IDLE = Duration.ofHours(1);
  static final int MOST = 50;
  private static final int ID_BYTES = 16;

  private final InstantSource steady;
  private final RandomGenerator random;
  private final Map<String, Chat> chats = new ConcurrentHashMap<>();

  Chats(InstantSource steady, RandomGenerator random) {
    this.steady = steady;
    this.random = random;
  }

  /** Keeps one that has begun. */
  synchronized Chat keep(TeamId team, String agent, WrittenConversation begun) {
    Instant now = steady.instant();
    chats.values().removeIf(chat -> chat.used().plus(IDLE).isBefore(now));
    while (chats.values().stream().filter(chat -> chat.team().equals(team)).count() >= MOST) {
      chats.values().stream()
          .filter(chat -> chat.team().equals(team))
          .min(Comparator.comparing(Chat::used))
          .ifPresent(oldest -> chats.remove(oldest.id()));
    }
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    Chat chat = new Chat(HexFormat.of().formatHex(bytes), team, agent, begun, now);
    chats.put(chat.id(), chat);
    return chat;
  }

  /** One of the team's. */
  Optional<Chat> get(TeamId team, String id) {
    Chat chat = chats.get(id);
    if (chat == null || !chat.team().equals(team)) {
      return Optional.empty();
    }
    chat.use(steady.instant());
    return Optional.of(chat);
  }
}
