package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.internal.shell.Command;
import ai.pmoves.audit.internal.shell.Part;
import ai.pmoves.audit.internal.shell.Redirection;
import ai.pmoves.audit.internal.shell.Statements;
import ai.pmoves.audit.internal.shell.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through shell text in the order in which it is written, as if every branch were taken once, and gives each call of Compose with
 * the variables, the folder and the loaded files of that point.
 */
final class Shell implements Outputs {
    private static final int DEEPEST = 12;
    /** What a command takes that is as short as can be, in characters of a long one. */
    private static final int COMMAND = 8;
    /** What a call takes that is found: every rule looks at it. */
    private static final int CALL = 300;
    /** No system runs a command of more words, as short as they may be. */
    private static final int MOST_WORDS = 20_000;

    /** What comes of a failure: it counts, somebody asks for it, or nothing. */
    private enum Failure {
        COUNTS,
        ASKED,
        MASKED
    }

    private final Setting setting;
    private final Consumer<Invocation> found;
    private final Surroundings around;
    private final Builtins builtins;
    private final Functions functions;
    /** The word by which the function was called that is gone through; null outside of one. */
    private final @Nullable Unquoted caller;

    private int depth;
    private int place;
    private boolean substituting;
    private @Nullable String printed;

    Shell(Setting setting, Consumer<Invocation> found) {
        this(setting, found, new Values());
    }

    Shell(Setting setting, Consumer<Invocation> found, Values values) {
        this(setting, found, new Surroundings(values, setting.directory()), new Functions(), null);
        Path script = setting.script();
        if (script != null) {
            values.set("0", script.toString());
            values.set("BASH_SOURCE", script.toString());
        }
    }

    /** One that goes through a function's body. */
    private Shell(Setting setting, Consumer<Invocation> found, Shell outer, @Nullable Unquoted caller) {
        this(setting, found, outer.around.copy(), outer.functions.copy(), caller);
        this.depth = outer.depth;
        this.place = outer.place;
    }

    private Shell(
            Setting setting,
            Consumer<Invocation> found,
            Surroundings around,
            Functions functions,
            @Nullable Unquoted caller) {
        this.setting = setting;
        this.found = found;
        this.around = around;
        this.functions = functions;
        this.builtins = new Builtins(around, this::value);
        this.caller = caller;
    }

    void run(Mapped text) {
        if (depth < DEEPEST) {
            run(Body.of(text), Failure.COUNTS);
        }
    }

    private void run(Body body, Failure ofLast) {
        depth++;
        List<Statements.Link> links = body.statements().links();
        boolean[] masked = Masking.of(links, body.text().text());
        for (int i = 0; i < links.size(); i++) {
            Failure failure = ofLast == Failure.ASKED
                    ? ofLast
                    : masked[i] ? Failure.MASKED : i == links.size() - 1 ? ofLast : Failure.COUNTS;
            pipeline(body, links.get(i).pipeline(), failure);
        }
        depth--;
    }

    private void pipeline(Body body, Statements.Pipeline pipeline, Failure failure) {
        List<Command> commands = pipeline.commands();
        for (int i = 0; i < commands.size(); i++) {
            // the failure of a pipe's start is its end's matter
            boolean last = i == commands.size() - 1;
            Failure own = pipeline.negated() ? Failure.ASKED : last ? failure : Failure.COUNTS;
            command(body, commands.get(i), own);
        }
    }

    private void command(Body body, Command command, Failure failure) {
        for (Redirection redirection : command.redirections()) {
            if (redirection.target() != null && !redirection.isDocument()) {
                asides(body, redirection.target());
            }
        }
        if (command instanceof Command.Simple simple) {
            simple(body, simple, failure == Failure.MASKED);
        } else if (command instanceof Command.Group group) {
            Surroundings.Scope before = around.scope();
            run(body.with(group.body()), failure);
            if (group.subshell()) {
                around.back(before);
            }
        } else if (command instanceof Command.If condition) {
            for (Command.If.Branch branch : condition.branches()) {
                run(body.with(branch.condition()), Failure.ASKED);
                run(body.with(branch.body()), Failure.COUNTS);
            }
            run(body.with(condition.otherwise()), Failure.COUNTS);
        } else if (command instanceof Command.Loop loop) {
            loop.variables()
                    .forEach(name ->
                            around.values().forget(name.unquoted(body.text().text())));
            loop.words().forEach(word -> asides(body, word));
            run(body.with(loop.condition()), Failure.ASKED);
            run(body.with(loop.body()), Failure.COUNTS);
        } else if (command instanceof Command.Case choice) {
            asides(body, choice.subject());
            choice.branches().forEach(branch -> run(body.with(branch), Failure.COUNTS));
        } else if (command instanceof Command.Test test) {
            test.words().forEach(word -> asides(body, word));
            builtins.guard(test.words().stream()
                    .map(word -> Unquoted.of(body.text(), word))
                    .toList());
        } else if (command instanceof Command.Function function) {
            function(function.name().unquoted(body.text().text()), body.with(function.body()));
        }
    }

    private void function(String name, Body body) {
        List<Invocation> inside = new ArrayList<>();
        Setting own = setting.unit().isEmpty() ? setting.in(name) : setting;
        Shell function = new Shell(own, inside::add, this, null);
        function.run(body, Failure.COUNTS);
        if (!functions.define(name, body, inside, found)) {
            setting.source().work().leave(body.text().start(body.statements().start()));
        }
        around.learn(function.around);
    }

    private void asides(Body body, Word word) {
        word.substitutions().forEach(substitution -> aside(body, substitution));
    }

    /** Commands of a substitution: they see what is here, and change nothing here. */
    private void aside(Body body, Part.Substitution substitution) {
        if (!substituting && depth < DEEPEST) {
            Surroundings.Scope before = around.scope();
            run(body.with(substitution.inside()), Failure.COUNTS);
            around.back(before);
        }
    }

    private void simple(Body body, Command.Simple command, boolean masked) {
        place = body.text().start(command.start());
        if (!goOn(COMMAND + command.end() - command.start())) {
            return;
        }
        if (command.words().size() > MOST_WORDS) {
            setting.source().work().leave(place);
            return;
        }
        command.words().forEach(word -> asides(body, word));
        List<Unquoted> words = command.words().stream()
                .map(word -> Unquoted.of(body.text(), word))
                .toList();
        int at = 0;
        while (at < words.size() && Word.isAssignment(words.get(at).raw())) {
            at++;
        }
        if (at == words.size()) {
            words.forEach(word -> around.assign(value(word)));
            return;
        }
        Map<String, String> environment = new HashMap<>();
        for (Unquoted word : words.subList(0, at)) {
            String text = value(word);
            environment.put(
                    text.substring(0, text.indexOf('=')).replace("+", ""), text.substring(text.indexOf('=') + 1));
        }
        boolean silenced = Silence.of(command.redirections(), body.text().text());
        act(new Spoken(words.subList(at, words.size()), environment, masked || setting.masked(), silenced));
    }

    private String value(Unquoted word) {
        return around.values().value(word, this);
    }

    private void act(Spoken command) {
        String name = command.words().get(0).raw();
        List<Unquoted> rest = command.words().subList(1, command.words().size());
        if (Shells.isShell(name)) {
            shell(rest);
        } else if (name.equals("eval") || name.equals("trap")) {
            rest.stream().limit(1).forEach(word -> run(word.handedOn()));
        } else if (builtins.act(name, rest)) {
            printed = name.equals("cd") ? Printed.by("pwd", List.of(), around, setting.root()) : printed;
        } else if (substituting) {
            printed = Printed.by(name, rest.stream().map(this::value).toList(), around, setting.root());
        } else {
            program(command);
        }
    }

    /** What another shell is given to run. */
    private void shell(List<Unquoted> words) {
        Unquoted handed = Shells.handed(words);
        if (handed != null) {
            Surroundings.Scope before = around.scope();
            run(handed.handedOn());
            around.back(before);
        }
    }

    @Override
    public boolean goOn(int characters) {
        return setting.source().work().goesOn(characters, place);
    }

    @Override
    public @Nullable String of(Body body) {
        if (depth > DEEPEST) {
            return null;
        }
        Surroundings.Scope before = around.scope();
        boolean outer = substituting;
        substituting = true;
        printed = null;
        run(body, Failure.COUNTS);
        String result = printed;
        printed = null;
        substituting = outer;
        around.back(before);
        return result;
    }

    private void program(Spoken command) {
        List<Mapped> fields = new ArrayList<>();
        command.words().forEach(word -> fields.addAll(around.values().fields(word, this)));
        int at = Wrappers.skip(fields, command.environment());
        if (at >= fields.size()) {
            return;
        }
        List<Mapped> words = fields.subList(at, fields.size());
        String first = words.get(0).text();
        Body function = functions.handing(first);
        if (at > 0 && Shells.isShell(first)) {
            int size = command.words().size();
            shell(command.words().subList(Math.min(at + 1, size), size));
        } else if (function != null && caller == null) {
            Shell inside = new Shell(setting, found, this, command.words().get(0));
            inside.around.values().hand(words.subList(1, words.size()));
            inside.run(function, Failure.COUNTS);
        } else if (first.equals(Scan.MAKE)) {
            found.accept(new Found(setting, around, caller).make(words, command));
        } else {
            Invocation call = new Found(setting, around, caller).compose(words, command);
            if (call != null && goOn(CALL)) {
                found.accept(call);
            }
        }
    }
}
