package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.AgentId;
import dev.parley.call.TeamId;
import dev.parley.records.Agents;
import dev.parley.records.Subscription;
import dev.parley.records.Subscriptions;
import dev.parley.webhooks.WebhookAddress;
import dev.parley.wire.WireTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is told of what. */
final class WebhookRoutes {
  /** An id of an agent has 8 characters. */
  private static final int LONGEST_DATA = 200;

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
        Route.delete("/webhooks/unsubscribe", this::unsubscribe),
        Route.post("/webhooks/{id}/rotate", this::rotate),
        Route.post("/webhooks/{id}/test", this::test));
  }

  /** What a subscription is known by: all three together. */
  private record Wanted(Subscription.Type type, String url, @Nullable String data) {
    static Wanted of(Body body) {
      Subscription.Type type = Query.choice("type", body.required("type"), Subscription.Type.class);
      String url = body.required("url").strip();
      String data = body.text("data", LONGEST_DATA);
      return new Wanted(type, url, data == null || data.isBlank() ? null : data.strip());
    }
  }

  private Answer list(Request request) {
    ObjectNode json = ApiJson.object();
    ArrayNode list = json.putArray("webhooks");
    subscriptions.list(request.team()).forEach(each -> list.add(subscription(each)));
    return Answer.of(json);
  }

  private Answer subscribe(Request request) {
    Wanted wanted = Wanted.of(request.body());
    String url =
        switch (WebhookAddress.read(wanted.url())) {
          case WebhookAddress.Reading.Valid(String read) -> read;
          case WebhookAddress.Reading.Invalid(String why) ->
              throw ApiException.invalid(
                  "url",
                  "The url \"%s\" %s."
                      .formatted(ApiException.shortened(WebhookAddress.shown(wanted.url())), why));
        };
    refuseUnknownAgent(request.team(), wanted);
    Subscription made =
        subscriptions
            .subscribe(request.team(), wanted.type(), url, wanted.data())
            .orElseThrow(() ->
                ApiException.conflict(
                    "already_exists", "A subscription of this type, url and data already exists."));
    ObjectNode json = subscription(made);
    json.put("secret", subscriptions.secrets(request.team(), made.id()).getFirst());
    return Answer.of(json);
  }

  private Answer unsubscribe(Request request) {
    Wanted wanted = Wanted.of(request.body());
    // Those made before addresses were kept in one form have the form they were given in.
    List<String> urls =
        switch (WebhookAddress.read(wanted.url())) {
          case WebhookAddress.Reading.Valid(String read) -> List.of(read, wanted.url());
          case WebhookAddress.Reading.Invalid _ -> List.of(wanted.url());
        };
    if (!subscriptions.unsubscribe(request.team(), wanted.type(), urls, wanted.data())) {
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
    return Answer.of(ApiJson.object());
  }

  /** Its secret is told once; deliveries are signed with the one before too. */
  private Answer rotate(Request request) {
    Subscription found = found(request);
    subscriptions.rotate(request.team(), found.id());
    ObjectNode json = subscription(found);
    json.put("secret", subscriptions.secrets(request.team(), found.id()).getFirst());
    return Answer.of(json);
  }

  private Answer test(Request request) {
    Subscription found = found(request);
    ObjectNode json = ApiJson.object();
    json.put(
        "delivery_id",
        subscriptions
            .test(found)
            .orElseThrow(() ->
                ApiException.conflict(
                    "nothing_to_send",
                    "Nothing of type %s was delivered yet that could be sent again as a test; let a call end first."
                        .formatted(found.type())))
            .toString());
    return Answer.of(json);
  }

  private Subscription found(Request request) {
    String id = request.context().pathParam("id");
    return subscriptions.list(request.team()).stream()
        .filter(each -> each.id().toString().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("webhook", id));
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
      // There are no folders of agents, so that only all of them can be meant.
      case FOLDER_NEW_RESPONSE, FOLDER_PHONE_TRANSFER ->
          throw ApiException.notFound("folder", data).in("data");
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
    ObjectNode json = ApiJson.object();
    json.put("id", subscription.id().toString());
    json.put("type", subscription.type().name());
    json.put("url", WebhookAddress.shown(subscription.url()));
    json.put("data", subscription.data());
    json.put("created", WireTime.of(subscription.created()));
    return json;
  }
}
