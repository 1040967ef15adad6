package ai.pmoves.audit.internal.shell;

import java.util.List;

/** One element of a pipeline. */
public sealed interface Command {
    int start();

    int end();

    List<Redirection> redirections();

    /** Assignments, a program's name, its arguments: as words, in this order. */
    record Simple(int start, int end, List<Word> words, List<Redirection> redirections) implements Command {
        public Simple {
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * @param subshell in parentheses; otherwise in braces
     */
    record Group(int start, int end, boolean subshell, Statements body, List<Redirection> redirections)
            implements Command {
        public Group {
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code if … then … elif … else … fi}. */
    record If(int start, int end, List<Branch> branches, Statements otherwise, List<Redirection> redirections)
            implements Command {
        public If {
            branches = List.copyOf(branches);
            redirections = List.copyOf(redirections);
        }

        /** A condition and what it guards. */
        public record Branch(Statements condition, Statements body) {}
    }

    /**
     * {@code while}, {@code until}, {@code for}, {@code select}.
     *
     * @param variables the name that {@code for} sets, and nothing for a loop without one
     * @param words what that name goes through
     */
    record Loop(
            int start,
            int end,
            List<Word> variables,
            List<Word> words,
            Statements condition,
            Statements body,
            List<Redirection> redirections)
            implements Command {
        public Loop {
            variables = List.copyOf(variables);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code case … esac}; patterns say nothing about what is run. */
    record Case(int start, int end, Word subject, List<Statements> branches, List<Redirection> redirections)
            implements Command {
        public Case {
            branches = List.copyOf(branches);
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code name() body} and {@code function name body}. */
    record Function(int start, int end, Word name, Statements body, List<Redirection> redirections) implements Command {
        public Function {
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * {@code [[ … ]]}.
     *
     * @param words those between the brackets
     */
    record Test(int start, int end, List<Word> words, List<Redirection> redirections) implements Command {
        public Test {
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code ((…))}. */
    record Arithmetic(int start, int end, List<Redirection> redirections) implements Command {
        public Arithmetic {
            redirections = List.copyOf(redirections);
        }
    }
}
