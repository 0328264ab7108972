package dev.parley.records;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * New ways in for somebody who owns the machine.
 *
 * @param token a new API token, which cannot be had again
 * @param password a new password, which cannot be had again; null if the old one stays
 */
public record NewAccess(Users.Member member, String token, @Nullable String password) {
  /** What is wanted. */
  public record Wish(@Nullable String email, String tokenName, boolean password) {}

  /**
   * Makes them.
   *
   * @param keep keeps what cannot be had again; when it throws, nothing is changed
   * @return empty if there is no such user
   */
  public static Optional<NewAccess> make(Records records, Wish wish, Consumer<NewAccess> keep) {
    // The repositories join the transaction of their thread.
    return records
        .database()
        .jdbi()
        .inTransaction(_ ->
            records
                .users()
                .member(wish.email())
                .map(member -> {
                  String token =
                      records.tokens().create(member.team(), member.user().id(), wish.tokenName());
                  NewAccess keys =
                      new NewAccess(
                          member, token, wish.password() ? password(records, member) : null);
                  keep.accept(keys);
                  return keys;
                }));
  }

  private static String password(Records records, Users.Member member) {
    String password =
        Base64.getUrlEncoder().withoutPadding().encodeToString(records.ids().secret());
    records.users().change(member.user().id(), password);
    return password;
  }
}
