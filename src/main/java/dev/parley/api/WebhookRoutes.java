package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import dev.parley.records.Agents;
import dev.parley.records.Subscription;
import dev.parley.records.Subscriptions;
import dev.parley.webhooks.CallJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is told of what. */
final class WebhookRoutes {
  private static final int LONGEST_URL = 2_000;

  private final Subscriptions subscriptions;
  private final Agents agents;

  WebhookRoutes(Subscriptions subscriptions, Agents agents) {
    this.subscriptions = subscriptions;
    this.agents = agents;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/webhooks", this::list),
        Route.post("/webhooks/subscribe", this::subscribe),
        Route.delete("/webhooks/unsubscribe", this::unsubscribe));
  }

  /** What a subscription is known by: all three together. */
  private record Wanted(Subscription.Type type, String url, @Nullable String data) {
    static Wanted of(Body body) {
      Subscription.Type type = Query.choice("type", body.required("type"), Subscription.Type.class);
      String data = body.text("data", LONGEST_URL);
      return new Wanted(
          type, body.required("url").strip(), data == null || data.isBlank() ? null : data.strip());
    }
  }

  private Answer list(Request request) {
    ObjectNode json = Json.object();
    ArrayNode list = json.putArray("webhooks");
    subscriptions.list(request.team()).forEach(each -> list.add(subscription(each)));
    return Answer.of(json);
  }

  private Answer subscribe(Request request) {
    Wanted wanted = Wanted.of(request.body());
    refuseUnreachable(wanted.url());
    refuseUnknownAgent(request.team(), wanted);
    Subscription made =
        subscriptions
            .subscribe(request.team(), wanted.type(), wanted.url(), wanted.data())
            .orElseThrow(() ->
                ApiException.conflict(
                    "already_exists", "A subscription of this type, url and data already exists."));
    ObjectNode json = subscription(made);
    json.put("secret", subscriptions.secrets(request.team(), made.id()).getFirst());
    return Answer.of(json);
  }

  private Answer unsubscribe(Request request) {
    Wanted wanted = Wanted.of(request.body());
    if (!subscriptions.unsubscribe(request.team(), wanted.type(), wanted.url(), wanted.data())) {
      throw ApiException.of(
          404,
          "not_found",
          "This team has no subscription of type %s, this url and data %s; all three must match."
              .formatted(
                  wanted.type(),
                  wanted.data() == null
                      ? "null"
                      : "\"" + ApiException.shortened(wanted.data()) + "\""));
    }
    return Answer.of(Json.object());
  }

  private static void refuseUnreachable(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (http && uri.getHost() != null && url.length() <= LONGEST_URL) {
        return;
      }
    } catch (URISyntaxException e) {
      // said below, as for an address of another kind
    }
    throw ApiException.invalid(
        "url",
        "The url \"%s\" must be an absolute http or https address of at most %d characters."
            .formatted(ApiException.shortened(url), LONGEST_URL));
  }

  private void refuseUnknownAgent(TeamId team, Wanted wanted) {
    String data = wanted.data();
    if (data == null) {
      return;
    }
    switch (wanted.type()) {
      case NEW_RESPONSE, PHONE_TRANSFER, ACTION_FAILED -> {
        if (!known(team, data)) {
          throw ApiException.notFound("agent", data).in("data");
        }
      }
      case FOLDER_NEW_RESPONSE, FOLDER_PHONE_TRANSFER -> {}
    }
  }

  private boolean known(TeamId team, String agent) {
    try {
      return agents.get(team, new AgentId(agent)).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static ObjectNode subscription(Subscription subscription) {
    ObjectNode json = Json.object();
    json.put("id", subscription.id().toString());
    json.put("type", subscription.type().name());
    json.put("url", subscription.url());
    json.put("data", subscription.data());
    json.put("created", CallJson.timestamp(subscription.created()));
    return json;
  }
}
