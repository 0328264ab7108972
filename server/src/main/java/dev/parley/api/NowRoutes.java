package dev.parley.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.StorableText;
import dev.parley.records.Board;
import dev.parley.records.Dialling;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes on now, and the one gesture that stops it. */
final class NowRoutes {
  private static final int LONGEST_NOTE = 500;

  private final Board board;
  private final Dialling dialling;
  private final LiveStream stream;
  private final RoleGuard roles;

  NowRoutes(Board board, Dialling dialling, LiveStream stream, RoleGuard roles) {
    this.board = board;
    this.dialling = dialling;
    this.stream = stream;
    this.roles = roles;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/now", request -> Answer.of(LiveJson.now(board.now(request.team())))),
        Route.get("/dialling", this::read),
        Route.put("/dialling", this::change),
        Route.stream("/live", stream::follow));
  }

  private Answer read(Request request) {
    return Answer.of(LiveJson.dialling(dialling.of(request.team())));
  }

  /** First nothing more begins, then what goes on ends. */
  private Answer change(Request request) {
    Body body = request.body();
    Boolean on = body.truth("on");
    boolean endLive = Boolean.TRUE.equals(body.truth("end_live"));
    String note = note(body);
    if (on == null) {
      throw ApiException.missing("on");
    }
    if (on && endLive) {
      throw ApiException.invalid(
          "end_live",
          "The field end_live is true together with on; calls under way are ended only when dialling is stopped (on: false).");
    }
    if (on) {
      roles.require(RoleTable.DIAL_AGAIN, request.client());
    }
    Dialling.State state = dialling.set(request.author(), on, note);
    int ending = endLive ? dialling.endLive(request.team()) : 0;
    ObjectNode json = LiveJson.dialling(state);
    json.put("live", state.underWay());
    json.put("ending", ending);
    return Answer.of(json);
  }

  private static @Nullable String note(Body body) {
    String note = body.text("note", LONGEST_NOTE);
    return note == null || note.isBlank() ? null : StorableText.of(note.strip());
  }
}
