// oxlint-disable unicorn/no-empty-file
