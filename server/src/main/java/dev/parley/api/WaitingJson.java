package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.schedule.Permission;
import dev.parley.schedule.Reason;
import dev.parley.wire.WireTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call waits. */
final class WaitingJson {
  private WaitingJson() {}

  /** Null where nothing stands against the call. */
  static JsonNode of(Permission permission) {
    return switch (permission) {
      case Permission.Allowed _ -> NullNode.getInstance();
      case Permission.Deferred deferred ->
          waiting(deferred.until().orElse(null), deferred.reasons());
      case Permission.Refused refused -> waiting(null, refused.reasons());
    };
  }

  private static ObjectNode waiting(@Nullable Instant until, List<? extends Reason> reasons) {
    ObjectNode json = ApiJson.object();
    json.put("until", until == null ? null : WireTime.of(until));
    var array = json.putArray("reasons");
    reasons.forEach(
        reason -> array.addObject().put("code", reason.code()).put("message", reason.message()));
    return json;
  }
}
