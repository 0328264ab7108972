package dev.parley.records;

import dev.parley.call.TeamId;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has just been made a member of a team.
 *
 * @param ticket what signs them in the first time; null if they have a password, or are in another
 *     team, where whoever has the ticket would be them too
 */
public record Welcome(TeamMember member, @Nullable Ticket ticket) {
  /**
   * Signs somebody in once.
   *
   * @param secret cannot be had again
   */
  public record Ticket(String secret, Instant expires) {}

  /** Who is wanted; whoever has the e-mail address already keeps their name. */
  public record Wish(String name, String email, Role role) {}

  /**
   * Makes somebody a member of a team, whether they are a user already or not.
   *
   * @return empty if they are a member of it
   */
  public static Optional<Welcome> add(Records records, TeamId team, Wish wish) {
    String unknown = Base64.getUrlEncoder().withoutPadding().encodeToString(records.ids().secret());
    // The repositories join the transaction of their thread.
    return records
        .database()
        .jdbi()
        .inTransaction(_ -> {
          Users users = records.users();
          User user = users.putIfAbsent(wish.name(), wish.email(), unknown);
          return users.join(team, user.id(), wish.role())
              ? Optional.of(of(records, records.members().get(team, user.id()).orElseThrow()))
              : Optional.<Welcome>empty();
        });
  }

  /** The same with another ticket, for a member who has not come yet. */
  public static Welcome of(Records records, TeamMember member) {
    boolean known = member.welcomed() || records.users().teams(member.user().id()).size() > 1;
    return new Welcome(member, known ? null : records.signInTickets().welcome(member.user().id()));
  }
}
