import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { compileCondition } from '@quen/engine';
import type { Condition } from '@quen/protocol';
import { QueryBuilderMantine } from '@react-querybuilder/mantine';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { useLanguage } from '../../i18n/language.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useShop } from '../../shell/shop.tsx';
import { IssueList } from '../issue-list.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useRules } from '../rule-editing/use-rules.ts';
import { builderContext } from './builder-context.ts';
import { type BuilderScope, fieldOptions, firstOperator } from './builder-fields.ts';
import { useBuilderStyles } from './builder-styles.ts';
import { builderText } from './builder-text.ts';
import type { ConditionGroup } from './condition-tree.ts';
import { firstValue } from './first-value.ts';
import { fromCondition } from './from-condition.ts';
import {
  AddGroup,
  AddRule,
  type ControlContext,
  GroupCombinator,
  GroupNot,
  LineField,
  LineOperator,
  LineValue,
  RemoveLine,
} from './line-controls.tsx';
import { settleTree } from './settle-tree.ts';
import { toCondition } from './to-condition.ts';
import { useVocabulary } from './use-vocabulary.ts';

const controls = {
  fieldSelector: LineField,
  operatorSelector: LineOperator,
  valueEditor: LineValue,
  combinatorSelector: GroupCombinator,
  notToggle: GroupNot,
  addRuleAction: AddRule,
  addGroupAction: AddGroup,
  removeRuleAction: RemoveLine,
  removeGroupAction: RemoveLine,
};

/** Where a line of each scope begins. */
const firstFields: Readonly<Record<BuilderScope, string>> = {
  segment: 'orders.count',
  audience: 'lifecycle.stage',
  offer: 'cart.value',
  line: 'line.categories',
  product: 'product.categories',
};

/** A condition as sentences that can be changed. `scope` says what can be known where the condition will be asked. */
export function ConditionBuilder({
  value,
  onChange,
  scope,
}: {
  readonly value: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly scope: BuilderScope;
}): ReactElement {
  const vocabulary = useVocabulary();
  const rules = useRules();
  const { language } = useLanguage();
  const { currency } = useShop();
  const segments = rules.data?.ruleSet.segments;
  const context = useMemo(
    () => (vocabulary.data && segments ? { ...builderContext(vocabulary.data, segments, language, currency), scope } : null),
    [vocabulary.data, segments, language, currency, scope],
  );
  if (vocabulary.isError) return <ProblemNotice error={vocabulary.error} onRetry={() => void vocabulary.refetch()} />;
  if (context === null) return <Skeleton h={96} radius="md" />;
  return <Builder value={value} onChange={onChange} context={context} />;
}

function Builder({
  value,
  onChange,
  context,
}: {
  readonly value: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly context: ControlContext;
}): ReactElement {
  const t = useText(builderText);
  useBuilderStyles();
  const [tree, setTree] = useState(() => fromCondition(value) as RuleGroupType);
  const lastText = useRef(JSON.stringify(value));
  useEffect(() => {
    const text = JSON.stringify(value);
    if (text === lastText.current) return;
    lastText.current = text;
    setTree(fromCondition(value) as RuleGroupType);
  }, [value]);
  const compiled = useMemo(() => compileCondition(value, { segments: context.segments }), [value, context.segments]);
  const fields = useMemo(
    () =>
      fieldOptions(context, context.scope, { segment: '', advanced: '' }).flatMap(({ items }) =>
        items.map((item) => ({ name: item.value, label: item.label })),
      ),
    [context],
  );
  return (
    <Stack gap="xs">
      <QueryBuilderMantine>
        <QueryBuilder
          fields={fields}
          query={tree}
          context={context}
          controlElements={controls}
          showNotToggle
          resetOnFieldChange={false}
          resetOnOperatorChange={false}
          getDefaultField={firstFields[context.scope]}
          getDefaultOperator={(field) => firstOperator(context, field)}
          getDefaultValue={(rule) => firstValue(context, rule.field, rule.operator)}
          onQueryChange={(next) => {
            const settled = settleTree(tree as ConditionGroup, next as ConditionGroup, context);
            setTree(settled as RuleGroupType);
            const condition = toCondition(settled);
            const text = JSON.stringify(condition);
            if (text === lastText.current) return;
            lastText.current = text;
            onChange(condition);
          }}
        />
      </QueryBuilderMantine>
      {tree.rules.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('everyone')}
        </Text>
      )}
      {!compiled.ok && (
        <Alert color="orange" title={t('faults')} role="status">
          <IssueList issues={compiled.issues.slice(0, 5)} within="invalid_condition" />
        </Alert>
      )}
    </Stack>
  );
}
