package dev.parley.api;

import dev.parley.records.Role;
import dev.parley.records.TeamMembers;
import java.util.List;

/** Refuses what the role of whoever asks may not do, and says who may. */
final class RoleGuard {
  private final TeamMembers members;

  RoleGuard(TeamMembers members) {
    this.members = members;
  }

  /**
   * Lets through who may do something.
   *
   * @param deed as {@link RoleTable} has it
   * @throws ApiException 403
   */
  void require(String deed, ApiClient client) {
    Role least = RoleTable.least(deed);
    if (!client.role().covers(least)) {
      throw ApiException.of(
          403,
          "role_forbidden",
          "You are a %s of this team, and this (%s) is for %s. Ask %s."
              .formatted(client.role().word(), deed, who(least), asked(client)));
    }
  }

  private static String who(Role least) {
    return switch (least) {
      case ADMIN -> "admins";
      case MEMBER -> "members and admins";
      case VIEWER -> "everybody";
    };
  }

  private String asked(ApiClient client) {
    List<String> names = members.admins(client.team());
    return names.isEmpty()
        ? "whoever runs this server, for the team has no admin"
        : "an admin: " + String.join(", ", names);
  }
}
