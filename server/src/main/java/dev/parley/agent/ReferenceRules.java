package dev.parley.agent;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What references may refer to. */
final class ReferenceRules {
  private static final Pattern SYSTEM =
      Pattern.compile(
          "contact\\.(id|name|phone_number|email|country_code|attributes\\..+)"
              + "|participant\\.(from|to)\\.(phone|country|state|city|zip)"
              + "|interviewResponse\\.id|agent\\.title|team\\.name");

  private final Problems problems;
  private final Effort effort;
  private final Learnt learnt;
  private @Nullable NearNames near;

  private ReferenceRules(Learnt learnt, Problems problems, Effort effort) {
    this.learnt = learnt;
    this.problems = problems;
    this.effort = effort;
  }

  static void check(AgentDocument document, NodeGraph graph, Problems problems, Effort effort) {
    ReferenceRules rules =
        new ReferenceRules(new Learnt(document, graph, effort), problems, effort);
    rules.anywhere(document);
    for (int i = 0; i < document.nodes().size(); i++) {
      rules.node(document.nodes().get(i), "nodes[" + i + "]");
    }
  }

  /** What an agent may say at any node. */
  private void anywhere(AgentDocument document) {
    About about = document.about();
    anywhere(about.caller(), "about.caller");
    anywhere(about.purpose(), "about.purpose");
    anywhere(about.callbackNumber(), "about.callback_number");
    anywhere(about.source(), "about.source");
    anywhere(about.disclosure(), "about.disclosure");
    document
        .settings()
        .manners()
        .named()
        .forEach((name, manner) -> anywhere(manner.text(), "settings.manners." + name + ".text"));
  }

  private void anywhere(@Nullable String text, String path) {
    if (text != null) {
      text(text, path, null);
    }
  }

  /** A place in a conversation: what was set in this node so far, besides what came before it. */
  private record At(Node node, Set<String> here) {}

  private void node(Node node, String path) {
    At at = new At(node, new HashSet<>());
    text(node.text(), path + ".text", at);
    if (node instanceof Node.Speak speak && speak.fallback() != null) {
      text(speak.fallback(), path + ".fallback", at);
    }
    if (!(node instanceof Node.Asking asking)) {
      return;
    }
    for (int i = 0; i < asking.actions().size(); i++) {
      Action action = asking.actions().get(i);
      action(action, path + ".actions[" + i + "]", at);
      at.here().addAll(Learnt.by(node.id(), action));
    }
    at.here().addAll(Learnt.by(node));
    if (asking.outcomes() instanceof Outcomes.Rules rules) {
      for (int i = 0; i < rules.rules().size(); i++) {
        When when = rules.rules().get(i).when();
        for (int j = 0; j < when.conditions().size(); j++) {
          condition(when.conditions().get(j), path + Paths.when(i, when) + "[" + j + "]", at);
        }
      }
    }
  }

  private void action(Action action, String path, At at) {
    text(action.url(), path + ".url", at);
    String body = action.body();
    if (body != null) {
      text(body, path + ".body", at);
    }
    new TreeMap<>(action.headers())
        .forEach((name, value) -> text(value, Paths.key(path + ".headers", name), at));
  }

  private void condition(Condition condition, String path, At at) {
    if (condition.operand().indexOf('{') < 0) {
      reference(Reference.any(condition.operand()), condition.operand(), path + ".operand", at);
    } else {
      text(condition.operand(), path + ".operand", at);
    }
    if (condition.value() != null && condition.value().isTextual()) {
      text(condition.value().textValue(), path + ".value", at);
    }
  }

  private void text(String text, String path, @Nullable At at) {
    for (Template.Found found : Template.references(text)) {
      reference(found.reference(), found.written(), path, at);
    }
  }

  private void reference(Reference reference, String written, String path, @Nullable At at) {
    effort.spend(1);
    String name = reference.name();
    boolean rooted = reference instanceof Reference.Rooted;
    if (rooted && Reference.any(name) instanceof Reference.Rooted) {
      if (name.startsWith("system.") && !SYSTEM.matcher(name.substring(7)).matches()) {
        problems.error(
            "unknown_reference",
            path,
            "%s is no fact of a call. There are system.contact, system.participant.from and .to,"
                + " system.interviewResponse.id, system.agent.title and system.team.name.",
            written);
      }
    } else if (learnt.names().contains(name)) {
      if (at != null && !at.here().contains(name) && !learnt.knownBefore(at.node(), name)) {
        problems.warning(
            "set_later",
            path,
            "%s is set only by nodes that do not come before this one.",
            written);
      }
    } else if (rooted) {
      problems.error(
          "unset_variable",
          path,
          "Nothing sets %s. Ask for it in a node before, or write {%s} to take it from the call's"
              + " metadata or the contact's attributes.",
          written,
          name);
    } else {
      near(name)
          .ifPresent(other ->
              problems.warning(
                  "unset_variable",
                  path,
                  "Nothing sets %s, so it must come from the call's metadata or the contact's"
                      + " attributes. Maybe {%s} is meant.",
                  written,
                  other));
    }
  }

  private Optional<String> near(String name) {
    if (near == null) {
      near = new NearNames(learnt.names());
    }
    return near.near(name);
  }
}
