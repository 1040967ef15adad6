cat <<'EOF'
<<<<<<< HEAD
EOF
# near miss: one mark of three
