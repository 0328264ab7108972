package dev.parley.records;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and for which team.
 *
 * @param token the id of the token that spoke for them, null if they came another way
 */
public record Author(TeamId team, UserId user, @Nullable UUID token) {}
