package ai.pmoves.audit.internal.invocation;

import ai.pmoves.audit.Invocation;
import ai.pmoves.audit.Invocation.Trait;
import ai.pmoves.audit.internal.invocation.ShellTokens.Token;
import ai.pmoves.kernel.Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads shell text in the order in which it is written, as if every branch were taken once, and gives each call of Compose with the
 * variables, the folder and the loaded files of that point.
 */
final class Shell {
    private static final Set<String> RESERVED =
            Set.of("if", "then", "elif", "else", "while", "until", "do", "!", "{", "}", "time", "fi", "done");
    private static final Set<String> TESTING = Set.of("if", "elif", "while", "until", "!");
    private static final Set<String> ASSIGNING = Set.of("export", "local", "readonly", "declare", "typeset");
    private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");
    private static final Set<String> HARMLESS = Set.of("true", ":", "echo", "printf", "/bin/true");
    private static final String ASSIGNMENT = "(?s)[A-Za-z_][A-Za-z0-9_]*\\+?=.*";
    private static final int DEEPEST = 12;

    private final Setting setting;
    private final Consumer<Invocation> found;
    private final Map<String, List<Token>> functions = new HashMap<>();
    private Values values;
    private @Nullable Path directory;
    private List<String> sourced = new ArrayList<>();
    private final List<String> guarded = new ArrayList<>();
    private final Set<String> local = new HashSet<>();
    private String unit;
    private int depth;
    private boolean substituting;
    private @Nullable String printed;
    private @Nullable Word caller;

    Shell(Setting setting, Consumer<Invocation> found) {
        this(setting, found, new Values());
    }

    Shell(Setting setting, Consumer<Invocation> found, Values values) {
        this.setting = setting;
        this.found = found;
        this.values = values;
        this.directory = setting.directory();
        this.unit = setting.unit();
        Path script = setting.script();
        if (script != null) {
            values.set("0", script.toString());
            values.set("BASH_SOURCE", script.toString());
        }
    }

    void run(Mapped text) {
        if (++depth <= DEEPEST) {
            run(ShellTokens.of(text));
        }
        depth--;
    }

    private record Scope(Values values, @Nullable Path directory, List<String> sourced) {}

    private Scope scope() {
        return new Scope(values.copy(), directory, new ArrayList<>(sourced));
    }

    private void back(Scope scope) {
        values = scope.values;
        directory = scope.directory;
        sourced = scope.sourced;
    }

    private void run(List<Token> tokens) {
        Deque<Scope> scopes = new ArrayDeque<>();
        Cases cases = new Cases();
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (cases.inPattern()) {
                at = cases.skipPattern(tokens, at);
            } else if (token.is("(")) {
                scopes.push(scope());
                at++;
            } else if (token.is(")")) {
                if (!scopes.isEmpty()) {
                    back(scopes.pop());
                }
                at++;
            } else if (token.is(";;")) {
                cases.next();
                at++;
            } else if (!token.isWord()) {
                at++;
            } else if (isFunction(tokens, at)) {
                at = function(tokens, at);
            } else if (token.word().raw().equals("case") && !token.word().quoted()) {
                at = cases.open(tokens, at);
            } else if (token.word().raw().equals("esac") && !token.word().quoted()) {
                cases.close();
                at++;
            } else {
                at = command(tokens, at);
            }
        }
    }

    private static boolean isFunction(List<Token> tokens, int at) {
        if (tokens.get(at).word().raw().equals("function")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isWord()) {
            return true;
        }
        return at + 2 < tokens.size()
                && tokens.get(at + 1).is("(")
                && tokens.get(at + 2).is(")")
                && tokens.get(at).word().raw().matches("[A-Za-z_][A-Za-z0-9_:.-]*");
    }

    private int function(List<Token> tokens, int at) {
        int name = tokens.get(at).word().raw().equals("function") ? at + 1 : at;
        int open = name + 1;
        while (open < tokens.size() && !tokens.get(open).isWord()) {
            open++;
        }
        if (open >= tokens.size() || !tokens.get(open).word().raw().equals("{")) {
            return open;
        }
        int close = open + 1;
        int braces = 1;
        while (close < tokens.size()) {
            Token token = tokens.get(close);
            if (token.isWord() && !token.word().quoted() && token.word().raw().equals("{")) {
                braces++;
            } else if (token.isWord()
                    && !token.word().quoted()
                    && token.word().raw().equals("}")
                    && --braces == 0) {
                break;
            }
            close++;
        }
        List<Token> body = tokens.subList(open + 1, Math.min(close, tokens.size()));
        Scope before = scope();
        String outer = unit;
        String called = tokens.get(name).word().raw();
        unit = unit.isEmpty() ? called : unit;
        List<Invocation> inside = new ArrayList<>();
        Shell function = new Shell(setting.in(unit), inside::add, values.copy()).inheriting(this);
        function.run(body);
        boolean wrapper = inside.stream().anyMatch(call -> call.words().stream().anyMatch(Shell::isParameter));
        inside.stream()
                .filter(call -> call.words().stream().noneMatch(Shell::isParameter))
                .forEach(found);
        if (wrapper) {
            functions.put(called, body);
        }
        unit = outer;
        back(before);
        // what a function sets is known to those that are called after it
        values.learn(function.values, function.local);
        return Math.min(tokens.size(), close + 1);
    }

    private Shell inheriting(Shell other) {
        directory = other.directory;
        sourced = new ArrayList<>(other.sourced);
        guarded.addAll(other.guarded);
        functions.putAll(other.functions);
        depth = other.depth + 1;
        return this;
    }

    private static boolean isParameter(String word) {
        return word.matches("\\$[@*1-9]|\\$\\{[@*1-9].*");
    }

    /** Reads one simple command and acts on it; gives the position after it. */
    private int command(List<Token> tokens, int start) {
        int at = start;
        boolean tested = false;
        List<Word> words = new ArrayList<>();
        boolean silenced = false;
        for (; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.is(">")) {
                silenced = true;
            } else if (!token.isWord()) {
                break;
            } else if (words.isEmpty()
                    && !token.word().quoted()
                    && RESERVED.contains(token.word().raw())) {
                tested |= TESTING.contains(token.word().raw());
                if (token.word().raw().equals("}")) {
                    return at + 1;
                }
            } else {
                words.add(token.word());
                if (token.word().raw().equals("[[") && words.size() == 1) {
                    at = test(tokens, at);
                }
            }
        }
        if (!words.isEmpty()) {
            boolean masked = setting.masked() || (!tested && masked(tokens, at));
            act(words, masked, silenced);
        }
        return at;
    }

    private int test(List<Token> tokens, int start) {
        int at = start;
        List<Word> words = new ArrayList<>();
        while (at + 1 < tokens.size()) {
            Token token = tokens.get(at);
            if (token.isWord()) {
                words.add(token.word());
                if (token.word().raw().equals("]]")) {
                    break;
                }
            } else if (token.is("\n") && at > start + 200) {
                break;
            }
            at++;
        }
        guard(words);
        return at;
    }

    private static boolean masked(List<Token> tokens, int end) {
        int at = end;
        while (at < tokens.size() && tokens.get(at).is("|")) {
            // the failure of a pipe's start is its end's matter
            return false;
        }
        if (at + 1 < tokens.size() && tokens.get(at).is(")")) {
            at++;
        }
        return at + 1 < tokens.size()
                && tokens.get(at).is("||")
                && tokens.get(at + 1).isWord()
                && HARMLESS.contains(tokens.get(at + 1).word().raw())
                && !exits(tokens, at + 1);
    }

    private static boolean exits(List<Token> tokens, int from) {
        for (int at = from; at < tokens.size() && !tokens.get(at).is("\n"); at++) {
            if (tokens.get(at).isWord() && tokens.get(at).word().raw().matches("exit|return|false")) {
                return true;
            }
        }
        return false;
    }

    private void act(List<Word> words, boolean masked, boolean silenced) {
        words.forEach(word -> word.nested().forEach(this::aside));
        Map<String, String> environment = new HashMap<>();
        int at = 0;
        while (at < words.size() && words.get(at).raw().matches(ASSIGNMENT)) {
            at++;
        }
        for (Word word : words.subList(0, at)) {
            if (at == words.size()) {
                assign(word);
            } else {
                String text = value(word);
                environment.put(
                        text.substring(0, text.indexOf('=')).replace("+", ""), text.substring(text.indexOf('=') + 1));
            }
        }
        if (at < words.size()) {
            command(words.subList(at, words.size()), environment, masked, silenced);
        }
    }

    /** Commands of a substitution: they see what is here, and change nothing here. */
    private void aside(Mapped text) {
        if (substituting) {
            return;
        }
        Scope before = scope();
        run(text);
        back(before);
    }

    private void assign(Word word) {
        String text = value(word);
        int equals = text.indexOf('=');
        boolean appends = text.charAt(equals - 1) == '+';
        String name = text.substring(0, appends ? equals - 1 : equals);
        String value = text.substring(equals + 1);
        if (appends) {
            values.append(name, value);
        } else {
            values.set(name, value);
        }
    }

    private String value(Word word) {
        return values.value(word, this::substitute);
    }

    private void command(List<Word> words, Map<String, String> environment, boolean masked, boolean silenced) {
        String name = words.get(0).raw();
        List<Word> rest = words.subList(1, words.size());
        if (ASSIGNING.contains(name)) {
            rest.stream().filter(word -> word.raw().matches(ASSIGNMENT)).forEach(this::assign);
            if (name.equals("local")) {
                rest.forEach(word -> local.add(word.raw().replaceFirst("(?s)\\+?=.*", "")));
            }
        } else if (name.equals("for") || name.equals("select") || name.equals("read") || name.equals("unset")) {
            rest.forEach(word -> values.forget(word.raw()));
        } else if (name.equals("cd") || name.equals("pushd")) {
            changeDirectory(rest);
        } else if (name.equals(".") || name.equals("source")) {
            rest.stream().limit(1).map(this::value).forEach(sourced::add);
        } else if (name.equals("[") || name.equals("test") || name.equals("[[")) {
            guard(words);
        } else if (SHELLS.contains(name.substring(name.lastIndexOf('/') + 1))) {
            inner(rest);
        } else if (name.equals("eval") || name.equals("trap")) {
            rest.stream().limit(1).forEach(word -> run(word.text().replace(Word.PLAIN_DOLLAR, '$')));
        } else if (substituting) {
            print(name, rest);
        } else {
            call(words, environment, masked, silenced);
        }
    }

    private void changeDirectory(List<Word> to) {
        String where = to.isEmpty() ? "~" : value(to.get(to.size() - 1));
        directory = resolve(where);
        printed = directory == null ? null : directory.toString();
    }

    private @Nullable Path resolve(String where) {
        if (!Invocation.known(where) || where.equals("-") || where.startsWith("~") || where.isEmpty()) {
            return null;
        }
        try {
            Path path = Path.of(where);
            Path base = directory;
            return path.isAbsolute()
                    ? path.normalize()
                    : base == null ? null : base.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void guard(List<Word> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).raw().matches("-[efrs]")) {
                guarded.add(value(words.get(i + 1)));
            }
        }
    }

    private void inner(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            String raw = words.get(i).raw();
            if (raw.matches("-[a-z]*c") && i + 1 < words.size()) {
                Scope before = scope();
                run(words.get(i + 1).text().replace(Word.PLAIN_DOLLAR, '$'));
                back(before);
                return;
            }
            if (!raw.startsWith("-")) {
                return;
            }
        }
    }

    /** What a substitution prints, where that is a path that can be known. */
    private void print(String name, List<Word> words) {
        String last = words.isEmpty() ? "" : value(words.get(words.size() - 1));
        Path path = resolve(last);
        Path here = directory;
        printed = switch (name) {
            case "pwd" -> here == null ? null : here.toString();
            case "dirname" ->
                Invocation.known(last) && last.contains("/") ? last.substring(0, last.lastIndexOf('/')) : null;
            case "realpath", "readlink" -> path == null ? null : path.toString();
            case "git" -> last.equals("--show-toplevel") ? setting.root().toString() : null;
            case "echo" -> Invocation.known(last) && words.size() == 1 ? last : null;
            default -> null;
        };
    }

    private @Nullable String substitute(Mapped text) {
        if (depth > DEEPEST) {
            return null;
        }
        Scope before = scope();
        boolean outer = substituting;
        substituting = true;
        printed = null;
        run(text);
        String result = printed;
        printed = null;
        substituting = outer;
        back(before);
        return result;
    }

    private void call(List<Word> words, Map<String, String> environment, boolean masked, boolean silenced) {
        List<Mapped> fields = new ArrayList<>();
        words.forEach(word -> fields.addAll(values.fields(word, this::substitute)));
        int at = Wrappers.skip(fields, environment);
        if (at >= fields.size()) {
            return;
        }
        List<Mapped> command = fields.subList(at, fields.size());
        String first = command.get(0).text();
        if (SHELLS.contains(first.substring(first.lastIndexOf('/') + 1)) && at > 0) {
            inner(words.subList(Math.min(at + 1, words.size()), words.size()));
            return;
        }
        List<Token> body = functions.get(first);
        if (body != null && caller == null) {
            wrapped(body, command, words.get(0));
            return;
        }
        for (String name : CommandLine.VARIABLES) {
            String value = values.get(name);
            if (value != null) {
                environment.putIfAbsent(name, value);
            }
        }
        if (first.equals(Scan.MAKE)) {
            make(command, masked);
            return;
        }
        CommandLine line = CommandLine.of(
                command.stream().map(field -> Word.plain(field.text())).toList(), environment);
        if (line != null) {
            found.accept(invocation(command, line, masked, silenced));
        }
    }

    /** A call of make: its targets, and where. */
    private void make(List<Mapped> command, boolean masked) {
        List<String> words = new ArrayList<>(List.of(Scan.MAKE));
        Path where = directory;
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i).text();
            if (word.equals("-C") || word.equals("-f") || word.equals("-j")) {
                i++;
                where = word.equals("-C") && i < command.size()
                        ? resolve(command.get(i).text())
                        : where;
            } else if (!word.startsWith("-") && !word.contains("=") && Invocation.known(word)) {
                words.add(word);
            }
        }
        Location place = setting.source().locate(command.get(0).start(0));
        found.accept(Makefile.call(setting.kind(), place, unit, words, where, masked));
    }

    private void wrapped(List<Token> body, List<Mapped> command, Word name) {
        Shell inside = new Shell(setting.in(unit), found, values.copy()).inheriting(this);
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i).text();
            inside.values.set(String.valueOf(i), word);
            all.append(Word.BETWEEN).append(word).append(Word.BETWEEN);
        }
        inside.values.set("@", all.toString());
        inside.values.set("*", all.toString());
        inside.caller = name;
        inside.run(body);
    }

    private Invocation invocation(List<Mapped> words, CommandLine line, boolean masked, boolean silenced) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(line.traits());
        if (masked) {
            traits.add(Trait.MASKED);
        }
        if (silenced) {
            traits.add(Trait.SILENCED);
        }
        Word from = caller;
        Mapped tool = from == null ? words.get(line.tool() - 1) : from.text();
        int start = from == null ? words.get(0).start(0) : from.text().start(0);
        Source source = setting.source();
        boolean literal = from != null
                || line.verb().isEmpty()
                || words.get(line.verbAt()).start(0) >= tool.end();
        boolean writable = literal
                && tool.end() < source.text().length()
                && Character.isWhitespace(source.text().charAt(tool.end()));
        return new Invocation(
                setting.kind(),
                source.locate(start),
                unit,
                words.stream().map(word -> Word.plain(word.text())).toList(),
                directory,
                line.files(),
                line.projectName(),
                line.projectDirectory(),
                line.envFiles(),
                line.profiles(),
                line.verb(),
                line.arguments(),
                traits,
                sourced,
                guarded,
                writable ? source.locate(tool.end()) : null);
    }
}
