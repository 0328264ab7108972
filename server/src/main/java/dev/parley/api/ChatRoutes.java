package dev.parley.api;

import dev.parley.agent.AgentDocument;
import dev.parley.brain.Brain;
import dev.parley.conversation.Beginning;
import dev.parley.conversation.Event;
import dev.parley.driver.WrittenConversation;
import dev.parley.records.Agent;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Agents are tried in writing. */
final class ChatRoutes {
  private static final int LONGEST_TEXT = 2_000;
  private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,32}");

  private final Chats chats;
  private final ChatScopes scopes;
  private final TriedAgents agents;
  private final Minds minds;

  ChatRoutes(Chats chats, ChatScopes scopes, TriedAgents agents, Minds minds) {
    this.chats = chats;
    this.scopes = scopes;
    this.agents = agents;
    this.minds = minds;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.ask("/chat", this::begin),
        Route.get("/chat/{id}", this::read),
        Route.ask("/chat/{id}", this::act));
  }

  private Answer begin(Request request) {
    Body body = request.body();
    ChatScopes.From from = ChatScopes.from(body);
    ChatScopes.Sample sample = ChatScopes.sample(body);
    TriedAgents.Which which = TriedAgents.Which.of(body);
    Agent agent = agents.agent(request, body.required("agent"));
    AgentDocument tried = agents.sound(agent, which);
    List<Event> told = scopes.told(request.team(), from);
    Beginning beginning = scopes.beginning(request.team(), agent, from, sample);
    Brain brain = minds.of(request.team(), tried, beginning.scope());
    brain.prepare(tried);
    WrittenConversation begun =
        Interruptibly.held(() ->
            from == null
                ? WrittenConversation.begin(tried, beginning, brain)
                : WrittenConversation.after(tried, beginning, brain, told));
    return Answer.of(ChatJson.of(chats.keep(request.team(), agent.id().toString(), begun).view()));
  }

  private Answer read(Request request) {
    return Answer.of(ChatJson.of(found(request).view()));
  }

  private Answer act(Request request) {
    Body body = request.body();
    String text = body.text("text", LONGEST_TEXT);
    String keys = body.text("keys");
    boolean silence = body.flag("silence");
    boolean hangup = body.flag("hangup");
    Integer after = body.indexIfAny("after_turn");
    Integer revision = body.indexIfAny("revision");
    Chat chat = found(request);
    long acts =
        Stream.of(text != null && !text.isBlank(), keys != null, silence, hangup)
            .filter(given -> given)
            .count();
    if (acts != 1) {
      throw ApiException.invalid(
          "text", "One of text, silence, keys and hangup says what the callee does; give one.");
    }
    if (keys != null && !KEYS.matcher(keys).matches()) {
      throw ApiException.invalid("keys", "Keys are 1 to 32 of 0-9, * and #.");
    }
    int expected = revision == null ? body.index("revision") : revision;
    Chat.Act act =
        conversation -> {
          if (keys != null) {
            conversation.presses(keys);
          } else if (silence) {
            conversation.saysNothing();
          } else if (hangup) {
            conversation.hangsUp();
          } else {
            conversation.says(String.valueOf(text).strip());
          }
        };
    return Answer.of(ChatJson.of(Interruptibly.held(() -> chat.act(expected, after, act))));
  }

  private Chat found(Request request) {
    String id = request.context().pathParam("id");
    return chats.get(request.team(), id).orElseThrow(() -> ApiException.notFound("chat", id));
  }
}
