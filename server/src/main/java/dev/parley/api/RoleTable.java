package dev.parley.api;

import dev.parley.records.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The least role that each operation is for. What needs nobody to be known (signing in, the health,
 * the contract) is not in it; what is not in it though it should be is for admins.
 */
final class RoleTable {
  /** Dialling is stopped by the same operation, which everybody may. */
  static final String DIAL_AGAIN = "PUT /dialling on=true";

  private static final String LINES =
      """
      viewer  GET    /session
      viewer  DELETE /session
      viewer  PUT    /session/team
      viewer  GET    /user
      viewer  PUT    /user/password
      viewer  GET    /member
      viewer  GET    /member/{id}
      admin   POST   /member
      admin   PUT    /member/{id}
      admin   DELETE /member/{id}
      admin   POST   /member/{id}/welcome
      viewer  GET    /token
      viewer  GET    /token/{id}
      admin   POST   /token
      admin   DELETE /token/{id}

      viewer  GET    /now
      viewer  GET    /live
      viewer  GET    /stats/calls
      viewer  GET    /attention
      viewer  GET    /dialling
      viewer  PUT    /dialling
      admin   PUT    /dialling on=true
      viewer  GET    /trunk
      viewer  GET    /node
      viewer  GET    /system

      viewer  GET    /call
      viewer  GET    /call/export.csv
      viewer  GET    /call/export.jsonl
      viewer  GET    /call/{id}
      viewer  GET    /call/{id}/events
      viewer  GET    /call/{id}/journal
      viewer  GET    /call/{id}/attempts
      viewer  GET    /call/{id}/deliveries
      viewer  GET    /call/{id}/peaks
      viewer  POST   /call/{id}/replay
      member  GET    /call/{id}/recording
      member  POST   /call/{id}/hangup
      member  POST   /call/tags
      member  PATCH  /call/{id}
      viewer  GET    /view
      viewer  GET    /view/{id}
      member  POST   /view
      member  PUT    /view/{id}
      member  DELETE /view/{id}

      viewer  GET    /contact
      viewer  GET    /contact/facets
      viewer  GET    /contact/number
      viewer  GET    /contact/{id}
      viewer  GET    /contact/{id}/consents
      viewer  GET    /contact/{id}/may_call
      member  POST   /contact/create
      member  PUT    /contact/{id}
      member  PATCH  /contact/{id}
      member  POST   /contact/call
      admin   DELETE /contact/{id}
      viewer  GET    /suppression
      viewer  GET    /suppression/changes
      viewer  GET    /suppression/{id}
      member  POST   /suppression
      admin   DELETE /suppression/{id}

      viewer  GET    /interview
      viewer  GET    /interview/{id}/responses
      viewer  GET    /agent/schema
      viewer  GET    /agent/{id}
      viewer  GET    /agent/{id}/versions
      viewer  GET    /agent/{id}/versions/{number}
      viewer  GET    /agent/{id}/unmatched
      viewer  POST   /agent/{id}/validate
      member  POST   /agent
      member  PUT    /agent/{id}
      member  PATCH  /agent/{id}
      member  DELETE /agent/{id}/draft
      member  POST   /agent/{id}/publish
      member  POST   /agent/{id}/versions/{number}/restore
      member  POST   /agent/{id}/unmatched
      member  POST   /agent/{id}/unmatched/dismiss
      viewer  GET    /knowledge
      viewer  GET    /knowledge/{id}
      member  POST   /knowledge
      member  PUT    /knowledge/{id}
      member  POST   /knowledge/{id}/import
      member  POST   /knowledge/{id}/refresh
      member  DELETE /knowledge/{id}/source/{source}
      admin   DELETE /knowledge/{id}

      member  POST   /agent/judge
      member  POST   /chat
      member  GET    /chat/{id}
      member  POST   /chat/{id}
      member  POST   /voice/say
      member  POST   /call/test
      viewer  GET    /persona

      viewer  GET    /webhooks
      admin   POST   /webhooks/subscribe
      admin   DELETE /webhooks/unsubscribe
      admin   POST   /webhooks/{id}/rotate
      admin   POST   /webhooks/{id}/test
      viewer  GET    /delivery
      viewer  GET    /delivery/{id}
      member  POST   /delivery/{id}/resend
      """;

  private static final Map<String, Role> LEAST = read();

  private RoleTable() {}

  private static Map<String, Role> read() {
    Map<String, Role> least = new HashMap<>();
    LINES
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" +", 2))
        .forEach(line -> least.put(line[1].replaceAll(" +", " "), Role.of(line[0]).orElseThrow()));
    return Map.copyOf(least);
  }

  /** An operation by the name that it has here. */
  static String deed(Route route) {
    return route.method().name() + " " + route.path();
  }

  /** The least role for something. */
  static Role least(String deed) {
    return LEAST.getOrDefault(deed, Role.ADMIN);
  }

  /** Everything there is a line for. */
  static Map<String, Role> all() {
    return LEAST;
  }

  /** What a role may not do, and the least one that may. */
  static Map<String, Role> forbidden(Role role) {
    Map<String, Role> forbidden = new TreeMap<>(LEAST);
    forbidden.values().removeIf(role::covers);
    return forbidden;
  }
}
